package io.baton.gate.trust;

import io.baton.deployment.Trust.Fall;
import io.baton.deployment.Trust.Level;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How trust that was lost comes back: a level each time that enough time has passed and enough deployments were clean. */
final class Recovery {

    private Recovery() {}

    /**
     * What is still held against the service.
     *
     * @param clean deployments since the loss that went well
     * @return null once every level could be regained
     */
    static @Nullable Fall at(Instant now, TrustBook.Loss loss, int clean) {
        var turn = Duration.between(loss.at(), loss.climbsAt());
        var byTime = turn.isZero() || turn.isNegative()
                ? Long.MAX_VALUE
                : Duration.between(loss.at(), now).dividedBy(turn);
        var byDeeds = loss.cleanNeeded() < 1 ? Long.MAX_VALUE : clean / loss.cleanNeeded();
        var steps = Math.max(0, Math.min(3, Math.min(byTime, byDeeds)));
        var ceiling = loss.to().above(steps);
        return ceiling == Level.T3
                ? null
                : new Fall(
                        ceiling,
                        loss.at(),
                        loss.at().plus(turn.multipliedBy(steps + 1)),
                        (int) (loss.cleanNeeded() * (steps + 1)),
                        clean,
                        loss.because());
    }
}
