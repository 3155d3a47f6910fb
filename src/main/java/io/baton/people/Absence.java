package io.baton.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which somebody is away.
 *
 * @param until first moment at which the person is back
 * @param deputy who stands in, if one was named for it
 */
public record Absence(
        String id,
        String person,
        Instant from,
        Instant until,
        String reason,
        @Nullable String deputy,
        State state) {

    /** How far an absence is. */
    public enum State {
        /** What waits for the person has not been handed on yet. */
        PLANNED,
        ACTIVE,
        OVER
    }
}
