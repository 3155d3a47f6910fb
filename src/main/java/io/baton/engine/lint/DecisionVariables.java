package io.baton.engine.lint;

import java.util.HashSet;
import java.util.Set;

/** A table that a process asks reads declared variables or what a table beside it answers, and answers such. */
final class DecisionVariables implements DecisionRule {

    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        var asked = known.askedDecisions();
        if (model.decisions().stream().noneMatch(d -> asked.contains(d.getId()))) {
            return; // asked by the product itself, with inputs of its own
        }
        for (var decision : model.decisions()) {
            if (known.spreadDecisions().contains(decision.getId())) {
                model.outputsOf(decision.getId()).stream()
                        .filter(output -> !known.hasVariable(output))
                        .forEach(output ->
                                findings.error("variable-known", decision.getId(), Variables.unknown(output, known)));
            }
        }
        checkInputs(model, known, findings);
    }

    private static void checkInputs(DecisionModel model, Surroundings known, Findings findings) {
        Set<String> answers = new HashSet<>();
        model.tables().forEach(table -> table.getOutputs().forEach(output -> answers.add(output.getName())));
        model.decisions().forEach(decision -> answers.add(decision.getId()));
        for (var table : model.tables()) {
            for (var input : table.getInputs()) {
                var expression = input.getInputExpression();
                var text = expression == null || expression.getText() == null
                        ? ""
                        : expression.getText().getTextContent();
                for (var variable : Feel.variables(text)) {
                    if (!answers.contains(variable) && !known.hasVariable(variable)) {
                        findings.error("variable-known", input.getId(), Variables.unknown(variable, known));
                    }
                }
            }
        }
    }
}
