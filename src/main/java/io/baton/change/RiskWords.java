package io.baton.change;

import io.baton.ticket.TicketDecision;
import io.baton.ticket.TicketDecisions;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says how risky a change is and why, by the rows of the table that counted. */
@Component
class RiskWords {

    private static final String TABLE = "change-risk";
    private static final int LONGEST = 900;

    private final TicketDecisions decisions;

    RiskWords(TicketDecisions decisions) {
        this.decisions = decisions;
    }

    /** Such as "HIGH, 65 points: Regulated. Five incidents lately." */
    String of(String key, int points, String riskClass) {
        var why = decisions.of(key).stream()
                .filter(decision -> decision.decision().equals(TABLE))
                .reduce((earlier, later) -> later)
                .map(RiskWords::reasons)
                .orElse("");
        return riskClass + ", " + points + " points" + (why.isEmpty() ? "" : ": " + why);
    }

    private static String reasons(TicketDecision decision) {
        var words = decision.rules().stream()
                .filter(RiskWords::adds)
                .map(rule -> Objects.toString(rule.get("reason"), ""))
                .filter(reason -> !reason.isBlank())
                .distinct()
                .collect(Collectors.joining(" "));
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }

    /** The row every change begins with says nothing about this one. */
    private static boolean adds(Map<String, Object> rule) {
        return !(rule.get("outputs") instanceof Map<?, ?> outputs
                && outputs.values().stream().allMatch(points -> points instanceof Number n && n.intValue() == 0));
    }
}
