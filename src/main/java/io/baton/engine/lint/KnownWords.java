package io.baton.engine.lint;

import io.baton.engine.TableWords;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A row names only what there is: a plan for an item that nobody can order, or for a team that nobody is in, is a mistake. */
final class KnownWords implements DecisionRule {

    static final String RULE = "word-known";

    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        for (var table : model.tables()) {
            var decision = DecisionModel.decisionOf(table).getId();
            known.words().stream()
                    .filter(words -> words.table().equals(decision))
                    .forEach(words -> check(table, words, findings));
        }
    }

    private static void check(DecisionTable table, TableWords words, Findings findings) {
        var known = words.known().get();
        if (known.isEmpty()) {
            return;
        }
        var row = 0;
        for (var rule : table.getRules()) {
            row++;
            for (var cell : cells(table, rule, words.column())) {
                for (var word : ValueLists.literals(cell.getTextContent())) {
                    if (!known.contains(word)) {
                        findings.error(
                                RULE,
                                rule.getId(),
                                "Row " + row + " names the " + words.what() + " '" + word + "', which does not exist."
                                        + Wording.didYouMean(word, known));
                    }
                }
            }
        }
    }

    /** The cells of a rule in the columns of that name. */
    static List<ModelElementInstance> cells(DecisionTable table, Rule rule, String column) {
        var cells = new ArrayList<ModelElementInstance>();
        var inputs = List.copyOf(table.getInputs());
        var tests = List.copyOf(rule.getInputEntries());
        for (int i = 0; i < Math.min(inputs.size(), tests.size()); i++) {
            var expression = inputs.get(i).getInputExpression();
            if (expression != null
                    && expression.getText() != null
                    && column.equals(expression.getText().getTextContent().strip())) {
                cells.add(tests.get(i));
            }
        }
        var outputs = List.copyOf(table.getOutputs());
        var answers = List.copyOf(rule.getOutputEntries());
        for (int i = 0; i < Math.min(outputs.size(), answers.size()); i++) {
            if (column.equals(outputs.get(i).getName())) {
                cells.add(answers.get(i));
            }
        }
        return cells;
    }
}
