package io.baton.metrics;

import io.baton.engine.Decisions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much is too much, as {@code pattern-limits.dmn} says. */
@Component
class Limits {

    /** @param leastSamples with fewer the value says nothing */
    record Limit(double most, int leastSamples) {

        boolean isExceededBy(Pattern pattern) {
            return pattern.samples() >= leastSamples && pattern.value() > most;
        }
    }

    private final Decisions decisions;

    Limits(Decisions decisions) {
        this.decisions = decisions;
    }

    Limit of(Pattern.Kind kind, String group) {
        var row = decisions
                .lookUp("pattern-limits", Map.of("pattern", kind.name(), "assignedGroup", group))
                .get(0);
        return new Limit(number(row.get("patternLimit")), (int) number(row.get("leastSamples")));
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
