package io.baton.governance;

import io.baton.engine.Decisions;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What follows when a rule is broken, as {@code breach-policy.dmn} says. */
@Component
class BreachPolicy {

    /** What follows, from the least to the most. */
    enum Pursuit {
        COUNT,
        RECORD,
        ESCALATE,
        CALL_AUDITORS;

        /** What the ladder is climbed for. */
        String trigger() {
            return this == CALL_AUDITORS ? "LEDGER_BREACH" : "POLICY_BREACH";
        }

        boolean callsPeople() {
            return compareTo(ESCALATE) >= 0;
        }
    }

    /** @param guard who watches the rule, such as {@code DutyGuard}; {@link #NO_GUARD} where nobody in particular does */
    record Answer(String guard, Pursuit pursuit, String reason) {}

    static final String NO_GUARD = "other";

    private final Decisions decisions;

    BreachPolicy(Decisions decisions) {
        this.decisions = decisions;
    }

    Answer on(String rule) {
        return decisions.lookUp("breach-policy", Map.of("brokenRule", rule)).stream()
                .findFirst()
                .map(row -> new Answer(
                        String.valueOf(row.get("guard")),
                        Pursuit.valueOf(String.valueOf(row.get("pursuit"))),
                        String.valueOf(row.get("breachReason"))))
                .orElse(new Answer(NO_GUARD, Pursuit.RECORD, "A rule was broken."));
    }
}
