package io.baton.ticket.priority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A priority that somebody set by hand, beside what {@code priority.dmn} says.
 *
 * @param priority P1 to P5, as said by hand
 * @param computed P1 to P5, as the tables said at that time
 * @param evidence what the business says or shows: the harm that the tables do not see
 * @param allowedBy who agreed, where the author may not do it alone
 * @param endedBecause EXPIRED, REPLACED, TICKET_OVER or DECLINED
 */
public record PriorityOverride(
        String id,
        String ticketKey,
        State state,
        String priority,
        String computed,
        String reason,
        String evidence,
        String author,
        @Nullable String allowedBy,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedBecause,
        @Nullable String bypassId) {

    /** Where it stands. */
    public enum State {
        /** Waits for somebody with more rights. */
        ASKED,
        IN_FORCE,
        ENDED
    }
}
