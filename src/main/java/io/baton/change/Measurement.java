package io.baton.change;

import io.baton.platform.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes the figures of an objective whose measure is one that this product knows: since the change, and as long before. */
@Component
class Measurement {

    /** Figures of the same length of time, as people read them. */
    record Figures(String before, String after) {}

    private final ChangeBook book;
    private final ObjectProvider<Metric> metrics;
    private final Clock clock;

    Measurement(ChangeBook book, ObjectProvider<Metric> metrics, Clock clock) {
        this.book = book;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Nothing where the measure is none of the metrics, by name or title, or where the change was not done. */
    Optional<Figures> of(String changeKey) {
        var change = book.find(changeKey).orElseThrow();
        var done = change.implementedAt();
        var now = clock.instant();
        if (change.measure() == null || done == null || !done.isBefore(now)) {
            return Optional.empty();
        }
        var measure = change.measure().strip();
        return metrics.stream()
                .filter(metric -> metric.name().equalsIgnoreCase(measure)
                        || metric.title().equalsIgnoreCase(measure))
                .findFirst()
                .map(metric -> new Figures(
                        words(metric, done.minus(Duration.between(done, now)), done), words(metric, done, now)));
    }

    private static String words(Metric metric, Instant from, Instant to) {
        var figure = metric.of(from, to);
        if (figure.value() == null) {
            return "nothing to measure";
        }
        var value = BigDecimal.valueOf(figure.value()).setScale(3, RoundingMode.HALF_UP);
        var plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return plain + " " + figure.unit();
    }
}
