package io.baton.gate.trust;

import io.baton.deployment.Trust.Level;
import io.baton.deployment.Trust.Next;
import io.baton.engine.Decisions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks trust-levels.dmn which level a record earns, and what a failure costs. */
@Component
class TrustLevels {

    private static final int FURTHEST = 10_000;

    /** What a failure costs, and how the service climbs again. */
    record Price(int levelsDown, Duration climbsAfter, int cleanNeeded) {}

    private final Decisions decisions;
    private final TrustSettings settings;

    TrustLevels(Decisions decisions, TrustSettings settings) {
        this.decisions = decisions;
        this.settings = settings;
    }

    double bound(TrustRecord.Figures figures) {
        return FailureBound.upper(figures.deployments(), figures.failures(), settings.confidence());
    }

    /** Where no row of the table fits, people decide. */
    Level earned(TrustRecord.Figures figures) {
        return decisions
                .judge("trust-levels", Map.of("failureBound", bound(figures), "trustFailures", figures.failures()))
                .map(said -> Level.valueOf(String.valueOf(said.outputs().get("trustLevel"))))
                .orElse(Level.T0);
    }

    /** The fewest further deployments, all clean, that earn more. Looked for in the table, which alone knows its limits. */
    @Nullable
    Next next(TrustRecord.Figures figures) {
        var now = earned(figures);
        var enough = 1;
        while (enough < FURTHEST && earned(figures.andClean(enough)).compareTo(now) <= 0) {
            enough *= 2;
        }
        if (earned(figures.andClean(enough)).compareTo(now) <= 0) {
            return null;
        }
        var tooFew = enough / 2;
        while (enough - tooFew > 1) {
            var middle = (enough + tooFew) / 2;
            if (earned(figures.andClean(middle)).compareTo(now) > 0) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return new Next(earned(figures.andClean(enough)), enough);
    }

    /** @param event an outcome, or INCIDENT */
    Optional<Price> price(String event, @Nullable String priority) {
        var facts = new HashMap<String, Object>();
        facts.put("trustEvent", event);
        if (priority != null) {
            facts.put("priority", priority);
        }
        return decisions.judge("trust-fall", facts).map(said -> {
            var row = said.outputs();
            return new Price(
                    Integer.parseInt(String.valueOf(row.get("levelsDown"))),
                    Duration.parse(String.valueOf(row.get("climbsAfter"))),
                    Integer.parseInt(String.valueOf(row.get("cleanNeeded"))));
        });
    }
}
