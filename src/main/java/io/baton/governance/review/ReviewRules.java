package io.baton.governance.review;

import io.baton.engine.Decisions;
import io.baton.governance.review.Period.Cadence;
import io.baton.ticket.review.ReviewScope.Rules;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What process owners say about reviews: how often, how long, by whom, how many; review-campaign.dmn, review-items.dmn. */
@Component
class ReviewRules {

    private static final String CAMPAIGNS = "review-campaign";
    private static final String ITEMS = "review-items";

    private final Decisions decisions;

    ReviewRules(Decisions decisions) {
        this.decisions = decisions;
    }

    Cadence cadence(String type) {
        return Cadence.valueOf(text(campaign(type), "cadence"));
    }

    /** How long reviewers have. */
    Duration answerWithin(String type) {
        return Duration.parse(text(campaign(type), "answerWithin"));
    }

    Rules of(String type, String kind) {
        var row = row(ITEMS, Map.of("reviewType", type, "itemKind", kind));
        return new Rules(
                text(row, "reviewers"),
                text(row, "otherwise"),
                number(row, "mostItems"),
                number(row, "atLeast"),
                number(row, "alike"));
    }

    private Map<String, Object> campaign(String type) {
        return row(CAMPAIGNS, Map.of("reviewType", type));
    }

    private Map<String, Object> row(String table, Map<String, String> inputs) {
        return decisions.lookUp(table, inputs).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(table + " has no rule for " + inputs.values() + "."));
    }

    private static String text(Map<String, Object> row, String column) {
        return String.valueOf(row.get(column));
    }

    private static int number(Map<String, Object> row, String column) {
        if (row.get(column) instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalStateException("A rule about reviews says nothing about " + column + ".");
    }
}
