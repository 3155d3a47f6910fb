package io.baton.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Tells the monitoring how much waits to be sealed, how old it is, and whether the last verification succeeded. */
@Component
class LedgerMetrics implements MeterBinder {

    private final LedgerPulse pulse;

    LedgerMetrics(LedgerPulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("baton.audit.unsealed", pulse, p -> p.seen().unsealed())
                .description("Ledger events that wait to be sealed")
                .register(registry);
        Gauge.builder("baton.audit.sealed", pulse, p -> p.seen().size())
                .description("Ledger events under a signed checkpoint")
                .register(registry);
        Gauge.builder("baton.audit.seal.lag", pulse, p -> Math.max(lag(p), p.isStalled() ? silence(p) : 0))
                .description("Age of the oldest ledger event that waits to be sealed")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("baton.audit.valid", pulse, LedgerMetrics::valid)
                .description("1 if the last verification of the ledger succeeded, 0 if not, -1 before the first")
                .register(registry);
        Gauge.builder("baton.audit.anchored", pulse, p -> p.anchorFailure() == null ? 1 : 0)
                .description("0 if checkpoints cannot be written outside the database")
                .register(registry);
    }

    private static double lag(LedgerPulse pulse) {
        return pulse.seen().lag().toMillis() / 1000.0;
    }

    private static double silence(LedgerPulse pulse) {
        return pulse.silence().toMillis() / 1000.0;
    }

    private static double valid(LedgerPulse pulse) {
        var verdict = pulse.verdict();
        return verdict == null ? -1 : verdict.valid() ? 1 : 0;
    }
}
