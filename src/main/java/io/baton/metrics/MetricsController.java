package io.baton.metrics;

import io.baton.people.Role;
import io.baton.platform.Metric;
import io.baton.platform.Metric.Figure;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All figures of a period, for those who steer the service. */
@RestController
@RequestMapping("/api/metrics")
@RolesAllowed({Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN})
class MetricsController {

    private static final Duration USUAL = Duration.ofDays(30);

    record Shown(String name, String title, String meaning, Figure figure) {}

    record Metrics(Instant from, Instant to, List<Shown> metrics) {}

    private final ObjectProvider<Metric> metrics;
    private final Clock clock;

    MetricsController(ObjectProvider<Metric> metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param from start of the period; 30 days before its end if absent */
    @GetMapping
    Metrics all(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var end = Objects.requireNonNullElseGet(to, clock::instant);
        var start = from == null ? end.minus(USUAL) : from;
        if (!start.isBefore(end)) {
            throw Refusal.invalid("from", "must lie before the end of the period, " + end + ".");
        }
        return new Metrics(
                start,
                end,
                metrics.stream()
                        .sorted(Comparator.comparing(Metric::name))
                        .map(metric ->
                                new Shown(metric.name(), metric.title(), metric.meaning(), metric.of(start, end)))
                        .toList());
    }
}
