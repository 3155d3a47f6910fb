package io.baton.engine.lint;

import java.util.Locale;
import org.camunda.bpm.model.dmn.HitPolicy;

/** One rule answers; a table where several may match says in its description how that is meant. */
final class HitPolicies implements DecisionRule {

    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        for (var table : model.tables()) {
            var decision = DecisionModel.decisionOf(table);
            var policy = table.getHitPolicy();
            if (policy == null || policy == HitPolicy.UNIQUE) {
                continue;
            }
            var description = decision.getDescription() == null
                    ? ""
                    : decision.getDescription().getTextContent().toLowerCase(Locale.ROOT);
            if (!description.contains("match")) {
                findings.error(
                        "hit-policy",
                        decision.getId(),
                        "Use the hit policy UNIQUE, or say in the description of the decision what happens when"
                                + " several rules match (" + policy + ").");
            }
        }
    }
}
