package io.baton.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down when the ledger cannot be sealed any more or was found broken: both are matters of security. */
@Component
class LedgerHealthIndicator implements HealthIndicator {

    private final LedgerPulse pulse;

    LedgerHealthIndicator(LedgerPulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public Health health() {
        var verdict = pulse.verdict();
        var broken = verdict == null || verdict.valid() ? null : String.valueOf(verdict.reason());
        var health = pulse.isStalled() || broken != null ? Health.down() : Health.up();
        var seen = pulse.seen();
        health.withDetail("sealed", seen.size())
                .withDetail("unsealed", seen.unsealed())
                .withDetail("sealLagSeconds", seen.lag().toSeconds());
        detail(health, "sealing", pulse.failure());
        detail(health, "anchors", pulse.anchorFailure());
        detail(health, "broken", broken);
        return health.build();
    }

    private static void detail(Health.Builder health, String name, @Nullable String value) {
        if (value != null) {
            health.withDetail(name, value);
        }
    }
}
