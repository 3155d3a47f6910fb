package io.baton.survey;

import static io.baton.survey.SatisfactionFigures.shown;

import io.baton.platform.Metric;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One column of the report {@code csat-nps} as a metric: the same answers, worked out and rounded by the same hands. */
record SatisfactionMetric(
        String name,
        String title,
        String meaning,
        Satisfaction satisfaction,
        Function<SatisfactionFigures, Figure> measure)
        implements Metric {

    private static final double PERCENT = 100;

    @Override
    public Figure of(Instant from, Instant to) {
        return measure.apply(satisfaction.total(from, to));
    }

    @Override
    public Map<String, Figure> byService(Instant from, Instant to) {
        return satisfaction.ofServices(from, to).stream()
                .filter(figures -> !figures.group().equals(Satisfaction.NONE))
                .collect(Collectors.toMap(SatisfactionFigures::group, measure));
    }

    @Override
    public String report() {
        return "csat-nps";
    }

    /** A percentage as metrics have it, between 0 and 1. */
    static Figure share(@Nullable Double percent, Map<String, Long> parts) {
        var shown = shown(percent, 1);
        return new Figure(shown == null ? null : shown.doubleValue() / PERCENT, "share", parts);
    }

    static Figure points(@Nullable Double points, Map<String, Long> parts) {
        var shown = shown(points, 1);
        return new Figure(shown == null ? null : shown.doubleValue(), "points", parts);
    }
}
