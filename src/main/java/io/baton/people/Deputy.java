package io.baton.people;

import java.time.Instant;

/**
 * Somebody who decides in the place of somebody else for a time.
 *
 * @param person who is away
 * @param deputy who stands in; not in the place of those whom the person stands in for
 * @param until the first moment at which it is over
 */
public record Deputy(String id, String person, String deputy, Instant from, Instant until, String namedBy) {

    public boolean isActive(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
