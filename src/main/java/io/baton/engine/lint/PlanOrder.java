package io.baton.engine.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * Where rows wait for each other (outputs {@code task} and {@code dependsOn}) each waits for rows of its own family and
 * none for itself, on whatever way: such a plan would never begin. The family is what the first column says.
 */
final class PlanOrder implements DecisionRule {

    private record Row(
            int number, String id, String family, String inputs, String outputs, String task, Set<String> after) {}

    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        for (var table : model.tables()) {
            var outputs = table.getOutputs().stream()
                    .map(o -> String.valueOf(o.getName()))
                    .toList();
            if (outputs.contains("task") && outputs.contains("dependsOn")) {
                check(rows(table), findings);
            }
        }
    }

    private static void check(List<Row> rows, Findings findings) {
        var families =
                rows.stream().collect(Collectors.groupingBy(Row::family, LinkedHashMap::new, Collectors.toList()));
        families.values().forEach(family -> {
            checkNames(family, findings);
            checkCircles(family, findings);
        });
        checkRepetition(rows, findings);
    }

    private static void checkNames(List<Row> family, Findings findings) {
        var tasks = family.stream().map(Row::task).collect(Collectors.toCollection(LinkedHashSet::new));
        var first = new HashMap<String, Row>();
        for (var row : family) {
            if (row.task().isEmpty()) {
                findings.error(
                        "plan-order", row.id(), "Row " + row.number() + " has no short name in the column 'task'.");
            }
            var other = first.putIfAbsent(row.inputs() + row.task(), row);
            if (other != null) {
                findings.error(
                        "plan-order",
                        row.id(),
                        "Row " + row.number() + " has the name '" + row.task() + "' of row " + other.number()
                                + "; whoever waits for it could mean either. Give it another.");
            }
            row.after().stream()
                    .filter(task -> !tasks.contains(task))
                    .forEach(task -> findings.error(
                            "plan-order",
                            row.id(),
                            "Row " + row.number() + " waits for '" + task + "', but no row of its family has this name."
                                    + Wording.didYouMean(task, tasks)));
        }
    }

    private static void checkCircles(List<Row> family, Findings findings) {
        Map<String, Set<String>> after = new HashMap<>();
        family.forEach(row ->
                after.computeIfAbsent(row.task(), t -> new LinkedHashSet<>()).addAll(row.after()));
        for (var row : family) {
            if (reaches(row.task(), row.after(), after, new LinkedHashSet<>())) {
                findings.error(
                        "plan-order",
                        row.id(),
                        "Row " + row.number() + " ('" + row.task()
                                + "') waits in the end for itself, so that none of them would ever begin. Break the circle.");
            }
        }
    }

    private static boolean reaches(String goal, Set<String> from, Map<String, Set<String>> after, Set<String> seen) {
        for (var task : from) {
            if (task.equals(goal) || seen.add(task) && reaches(goal, after.getOrDefault(task, Set.of()), after, seen)) {
                return true;
            }
        }
        return false;
    }

    /** Two sets of rows that plan the very same work could be one. */
    private static void checkRepetition(List<Row> rows, Findings findings) {
        var sets = rows.stream().collect(Collectors.groupingBy(Row::inputs, LinkedHashMap::new, Collectors.toList()));
        Map<List<String>, Row> seen = new HashMap<>();
        for (var set : sets.values()) {
            var other = seen.putIfAbsent(set.stream().map(Row::outputs).toList(), set.get(0));
            if (other != null) {
                findings.advice(
                        "plan-repeated",
                        set.get(0).id(),
                        "Row " + set.get(0).number() + " plans the same tasks as row " + other.number()
                                + ", for " + set.get(0).inputs() + " and for " + other.inputs()
                                + ". One set of rows for both is enough.");
            }
        }
    }

    private static List<Row> rows(DecisionTable table) {
        var rows = new ArrayList<Row>();
        for (var rule : table.getRules()) {
            var inputs = rule.getInputEntries().stream()
                    .map(cell -> cell.getTextContent().strip())
                    .toList();
            var outputs = rule.getOutputEntries().stream()
                    .map(cell -> cell.getTextContent().strip())
                    .toList();
            rows.add(new Row(
                    rows.size() + 1,
                    rule.getId(),
                    inputs.isEmpty() ? "" : inputs.get(0),
                    String.join(", ", inputs),
                    String.join("|", outputs),
                    text(table, rule, "task"),
                    Arrays.stream(text(table, rule, "dependsOn").split(","))
                            .map(String::strip)
                            .filter(task -> !task.isEmpty())
                            .collect(Collectors.toCollection(LinkedHashSet::new))));
        }
        return rows;
    }

    private static String text(DecisionTable table, Rule rule, String column) {
        return KnownWords.cells(table, rule, column).stream()
                .map(cell -> cell.getTextContent().strip().replace("\"", ""))
                .findFirst()
                .orElse("");
    }
}
