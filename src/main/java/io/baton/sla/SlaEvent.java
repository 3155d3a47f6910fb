package io.baton.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that was reached.
 *
 * @param percent 80, 90 or 100
 * @param dueAt when it was reached
 * @param firedAt when people were told
 * @param late whether it had passed before anybody could wait for it, or was told more than a minute after
 * @param cause TIMER, RECALC when the plan was changed past it, RECONCILED when its timer was lost, STOPPED when the clock
 *     stopped first
 * @param creditPercent service credit that the breach costs
 * @param improvement key of the improvement that the breach led to
 */
record SlaEvent(
        String id,
        String clockId,
        String ticketKey,
        ClockKind kind,
        @Nullable String service,
        int percent,
        Instant dueAt,
        Instant firedAt,
        boolean late,
        String cause,
        Duration target,
        int creditPercent,
        boolean escalates,
        boolean improves,
        @Nullable String improvement) {

    Duration lag() {
        return Duration.between(dueAt, firedAt);
    }
}
