package io.baton.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ladder that is climbed, or was.
 *
 * @param trigger what called for it, as {@link io.baton.ticket.Escalations.Call} lists it
 * @param subject what it is about within the ticket
 * @param raisedBy who asked for it; null where a clock or another rule did
 * @param rung the highest rung that was taken, 0 before the first
 * @param joined how often it was called for again while it was climbed
 * @param recordType kind of the ticket when it was raised, as are priority, team and load
 * @param note what is being done, in the words of whoever acknowledged
 * @param problem key of the problem that its cause became a part of
 * @param answeredWith the ladder of the same ticket that was acknowledged with it and is asked for the cause
 */
record Escalation(
        String id,
        String ticketKey,
        String trigger,
        String subject,
        String reason,
        @Nullable String raisedBy,
        Instant raisedAt,
        State state,
        int rung,
        int joined,
        String recordType,
        @Nullable String priority,
        @Nullable String team,
        Load load,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String note,
        @Nullable Instant endedAt,
        @Nullable String cause,
        @Nullable String causeNote,
        @Nullable String causeBy,
        @Nullable Instant causeAt,
        @Nullable String problem,
        @Nullable String answeredWith) {

    /** How far it is. */
    enum State {
        CLIMBING,
        ACKNOWLEDGED,
        /** Everybody was called, and nobody answered. */
        TOP_REACHED,
        /** What it was about is over. */
        SUBJECT_ENDED
    }

    /** How much the team had to do when it was raised, and who was there. */
    record Load(int openTasks, int present, int away) {}
}
