package io.baton.platform;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A figure that says how well the service works; a module offers one by declaring such a bean. */
public interface Metric {

    /** Readable id, such as {@code hands-free-triage}. */
    String name();

    String title();

    /** What is counted, and how, in a sentence. */
    String meaning();

    /** The figure of a period; {@code from} counts, {@code to} does not. */
    Figure of(Instant from, Instant to);

    /** The same figure of each service by its name, where it can be told apart. */
    default Map<String, Figure> byService(Instant from, Instant to) {
        return Map.of();
    }

    /** Name of the report in which the numbers stand that the figure is made of, if there is one. */
    default @Nullable String report() {
        return null;
    }

    /**
     * @param value the figure itself; a share is between 0 and 1; null where there was nothing to measure
     * @param unit share, count, minutes, ...
     * @param parts the counts it was worked out from
     */
    record Figure(@Nullable Double value, String unit, Map<String, Long> parts) {

        public static Figure share(long part, long whole, Map<String, Long> parts) {
            return new Figure(whole == 0 ? null : Math.round(1000.0 * part / whole) / 1000.0, "share", parts);
        }
    }
}
