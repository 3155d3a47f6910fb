package io.baton.metrics;

import io.baton.platform.Metric;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How soon work is accepted, beside the benchmark it is measured by. */
@Component
class AcceptanceMetric implements Metric {

    private final AcceptanceTimes times;
    private final Limits limits;

    AcceptanceMetric(AcceptanceTimes times, Limits limits) {
        this.times = times;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "assign-to-accept";
    }

    @Override
    public String title() {
        return "From assigned to accepted";
    }

    @Override
    public String meaning() {
        return "Minutes within which nine of ten pieces of work offered in the period were accepted; the benchmark is that of"
                + " pattern-limits.dmn for teams without one of their own.";
    }

    @Override
    public Figure of(Instant from, Instant to) {
        var limit = limits.of(Pattern.Kind.ACCEPT_LATENCY, "");
        return new Figure(times.ninetieth(from, to), "minutes", Map.of("benchmark", Math.round(limit.most())));
    }

    @Override
    public String report() {
        return "assignment-latency";
    }
}
