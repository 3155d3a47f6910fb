package io.baton.ticket.handover;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One offer of work to another team.
 *
 * @param what what goes over and what stays
 * @param evidence where its present state can be seen
 * @param until when the offer ends by itself
 * @param reason why it came back; null while it is open or when it was accepted
 */
record HandOver(
        String id,
        String ticketKey,
        String from,
        String to,
        String by,
        String what,
        String evidence,
        Instant until,
        State state,
        @Nullable String reason,
        @Nullable String answeredBy,
        Instant createdAt,
        @Nullable Instant answeredAt) {

    /** How far it is. */
    enum State {
        OFFERED,
        ACCEPTED,
        DECLINED,
        /** Nobody answered in time. */
        EXPIRED,
        /** The ticket was over before anybody answered. */
        WITHDRAWN
    }
}
