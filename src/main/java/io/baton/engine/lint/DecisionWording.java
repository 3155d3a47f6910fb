package io.baton.engine.lint;

import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** A table speaks to people: columns have labels, and every rule says why it is there. */
final class DecisionWording implements DecisionRule {

    /** About fifteen, with room for one row per message in a policy. */
    private static final int MANY_RULES = 18;

    private static final int MOST_RULES = 40;

    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        model.tables().forEach(table -> check(table, findings));
    }

    private static void check(DecisionTable table, Findings findings) {
        var decision = DecisionModel.decisionOf(table).getId();
        for (var input : table.getInputs()) {
            if (input.getLabel() == null || input.getLabel().isBlank()) {
                findings.error("input-label", input.getId(), "Give the column a label; people read it in the trail.");
            }
        }
        for (var output : table.getOutputs()) {
            if (output.getName() == null || output.getName().isBlank()) {
                findings.error("output-name", output.getId(), "Give the output a name; it becomes the variable.");
            }
        }
        int row = 0;
        for (var rule : table.getRules()) {
            row++;
            var reason = rule.getDescription() == null
                    ? ""
                    : rule.getDescription().getTextContent().strip();
            if (reason.length() < 5) {
                findings.error(
                        "rule-annotation",
                        rule.getId(),
                        "Rule " + row + " of '" + decision
                                + "' has no annotation. Say in one sentence why it decides so; people read it.");
            }
        }
        if (row == 0) {
            findings.error("table-size", decision, "The table has no rule.");
        } else if (row > MOST_RULES) {
            findings.error(
                    "table-size",
                    decision,
                    row + " rules are too many; " + MOST_RULES + " is the limit. Split the table.");
        } else if (row > MANY_RULES) {
            findings.advice(
                    "table-size", decision, row + " rules are many; " + MANY_RULES + " can be read at a glance.");
        }
    }
}
