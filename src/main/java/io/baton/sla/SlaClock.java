package io.baton.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a clock comes to at the moment.
 *
 * @param team the group it measures, of an OLA clock; {@code intake} before anybody had the ticket
 * @param recordKind kind of its ticket
 * @param elapsed working time up to the last change
 * @param nextPercent the next threshold that nobody was told of
 * @param nextAt when that is reached; null while it rests or nothing is left
 * @param plannedBecause cause of the segment the plan was made for
 * @param watchId the running model that waits for the threshold
 */
record SlaClock(
        String id,
        String ticketKey,
        ClockKind kind,
        @Nullable String team,
        ClockMode mode,
        Instant openedAt,
        @Nullable Instant endedAt,
        String recordKind,
        @Nullable String service,
        String priority,
        @Nullable Duration target,
        Duration elapsed,
        String calendarId,
        int calendarVersion,
        @Nullable Instant dueAt,
        @Nullable Integer nextPercent,
        @Nullable Instant nextAt,
        boolean breached,
        String plannedBecause,
        Instant plannedAt,
        @Nullable String watchId) {

    boolean isOver() {
        return mode == ClockMode.ENDED;
    }

    /** The same, planned when and because the other was. */
    SlaClock plannedAs(SlaClock other) {
        return new SlaClock(
                id,
                ticketKey,
                kind,
                team,
                mode,
                openedAt,
                endedAt,
                recordKind,
                service,
                priority,
                target,
                elapsed,
                calendarId,
                calendarVersion,
                dueAt,
                nextPercent,
                nextAt,
                breached,
                other.plannedBecause,
                other.plannedAt,
                watchId);
    }

    /** The clock in words, such as "Resolution" or "Work of network". */
    String words() {
        return kind == ClockKind.OLA ? "Work of " + team : kind.words();
    }
}
