package io.baton.engine.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Where a column lists its values, its rules use no other: a misspelt value would silently never match. */
final class ValueLists implements DecisionRule {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LITERALS = Pattern.compile("\\s*\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*\\s*");
    private static final Pattern NEGATED = Pattern.compile("\\s*not\\((.*)\\)\\s*", Pattern.DOTALL);

    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        model.tables().forEach(table -> check(table, findings));
    }

    private static void check(DecisionTable table, Findings findings) {
        var inputs = new ArrayList<Set<String>>();
        table.getInputs().forEach(input -> inputs.add(listed(input.getInputValues())));
        var outputs = new ArrayList<Set<String>>();
        table.getOutputs().forEach(output -> outputs.add(listed(output.getOutputValues())));
        for (var rule : table.getRules()) {
            check(rule.getId(), List.copyOf(rule.getInputEntries()), inputs, findings);
            check(rule.getId(), List.copyOf(rule.getOutputEntries()), outputs, findings);
        }
    }

    private static void check(
            String rule, List<? extends ModelElementInstance> cells, List<Set<String>> lists, Findings findings) {
        for (int i = 0; i < Math.min(cells.size(), lists.size()); i++) {
            var allowed = lists.get(i);
            for (var value : literals(cells.get(i).getTextContent())) {
                if (!allowed.isEmpty() && !allowed.contains(value)) {
                    findings.error(
                            "value-listed",
                            rule,
                            "'" + value + "' is not in the value list of its column: " + String.join(", ", allowed)
                                    + "." + Wording.didYouMean(value, allowed));
                }
            }
        }
    }

    private static Set<String> listed(@Nullable ModelElementInstance values) {
        return values == null ? Set.of() : literals(values.getTextContent());
    }

    /** The texts of a cell that holds nothing but texts; a calculation is left alone. */
    static Set<String> literals(String cell) {
        var negated = NEGATED.matcher(cell);
        var text = negated.matches() ? negated.group(1) : cell;
        var literals = new LinkedHashSet<String>();
        if (LITERALS.matcher(text).matches()) {
            LITERAL.matcher(text).results().forEach(found -> literals.add(found.group(1)));
        }
        return literals;
    }
}
