package io.baton.improvement;

import io.baton.engine.Decisions;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How much it takes until something is done about what people say, as {@code feedback-policy.dmn} has it. */
@Component
class FeedbackPolicy {

    private static final String TABLE = "feedback-policy";

    private final Decisions decisions;

    FeedbackPolicy(Decisions decisions) {
        this.decisions = decisions;
    }

    /** How many flags on one step make it an improvement. */
    int flagThreshold(String processKey) {
        if (row(processKey).get("flagThreshold") instanceof Number number && number.intValue() > 0) {
            return number.intValue();
        }
        throw new IllegalStateException(TABLE + " has a rule without flagThreshold.");
    }

    /** How long the process owner has for an answer. */
    Duration answerWithin(String processKey) {
        return Duration.parse(String.valueOf(row(processKey).get("answerWithin")));
    }

    private Map<String, Object> row(String processKey) {
        return decisions.lookUp(TABLE, Map.of("process", processKey)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(TABLE + " has no rule for " + processKey + "."));
    }
}
