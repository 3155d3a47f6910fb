package io.baton.engine.lint;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * What groups promise each other fits into what is promised to the requester: intake and one group together take no
 * longer than the shortest promise of a solution for the same priority. Only rows that count by the same calendar are
 * compared; what several hand-overs come to is seen in the report {@code sla-performance}.
 */
final class AgreementsAddUp implements DecisionRule {

    static final String RULE = "agreements-add-up";

    private static final String TARGETS = "sla-targets";
    private static final String AGREEMENTS = "ola-targets";
    private static final String INTAKE = "intake";
    private static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4", "P5", "NONE");

    /** What one row says about one priority. */
    private record Row(String rule, String priority, Duration target, String calendar) {}

    /** It is told about the table that is deployed, with its own row; about both if both are. */
    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        var hasAgreements = has(model, AGREEMENTS);
        var agreements = known.decision(AGREEMENTS);
        var targets = known.decision(TARGETS);
        if (agreements.isEmpty() || targets.isEmpty() || !hasAgreements && !has(model, TARGETS)) {
            return;
        }
        var promised = rows(table(targets.get(), TARGETS), "clockKind", "RESOLUTION", true);
        var groups = table(agreements.get(), AGREEMENTS);
        var intake = rows(groups, "assignedGroup", INTAKE, true);
        for (var group : rows(groups, "assignedGroup", INTAKE, false)) {
            var before = longest(intake, group);
            promised.stream()
                    .filter(promise -> isComparable(promise, group))
                    .filter(promise -> group.target().plus(before).compareTo(promise.target()) > 0)
                    .min((one, other) -> one.target().compareTo(other.target()))
                    .ifPresent(promise -> findings.error(
                            RULE, hasAgreements ? group.rule() : promise.rule(), words(group, before, promise)));
        }
    }

    private static String words(Row group, Duration before, Row promise) {
        return "For " + group.priority() + " the row " + group.rule() + " of " + AGREEMENTS + " gives a group "
                + group.target() + ", and intake takes " + before + "; together that is longer than the "
                + promise.target() + " that " + promise.rule() + " of " + TARGETS
                + " promises to the requester. Give the group at most "
                + promise.target().minus(before) + ", or promise more.";
    }

    private static Duration longest(List<Row> intake, Row group) {
        return intake.stream()
                .filter(row -> isComparable(row, group))
                .map(Row::target)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static boolean isComparable(Row one, Row other) {
        return one.priority().equals(other.priority()) && one.calendar().equals(other.calendar());
    }

    private static boolean has(DecisionModel model, String decision) {
        return model.decisions().stream().anyMatch(each -> decision.equals(each.getId()));
    }

    private static DecisionTable table(DecisionModel model, String decision) {
        return model.tables().stream()
                .filter(each -> decision.equals(DecisionModel.decisionOf(each).getId()))
                .findFirst()
                .orElseThrow();
    }

    /** The rows that do, or do not, ask a column for a value, once for each priority they are about. */
    private static List<Row> rows(DecisionTable table, String column, String value, boolean named) {
        var rows = new ArrayList<Row>();
        for (var rule : table.getRules()) {
            if (values(table, rule, column).contains(value) == named) {
                var target = literal(table, rule, "targetDuration");
                var calendar = literal(table, rule, "targetCalendar");
                for (var priority : priorities(table, rule)) {
                    rows.add(new Row(rule.getId(), priority, duration(target), calendar));
                }
            }
        }
        return rows;
    }

    private static Set<String> priorities(DecisionTable table, Rule rule) {
        var cell = cell(table, rule, "priority");
        var named = ValueLists.literals(cell);
        var all = new LinkedHashSet<>(PRIORITIES);
        if (named.isEmpty()) {
            return all;
        }
        if (cell.startsWith("not(")) {
            all.removeAll(named);
            return all;
        }
        return named;
    }

    /** The values that a row asks for; those that it excludes are none. */
    private static Set<String> values(DecisionTable table, Rule rule, String column) {
        var cell = cell(table, rule, column);
        return cell.startsWith("not(") ? Set.of() : ValueLists.literals(cell);
    }

    private static String cell(DecisionTable table, Rule rule, String column) {
        var inputs = List.copyOf(table.getInputs());
        for (int i = 0; i < inputs.size(); i++) {
            if (column.equals(inputs.get(i)
                    .getInputExpression()
                    .getText()
                    .getTextContent()
                    .strip())) {
                return List.copyOf(rule.getInputEntries())
                        .get(i)
                        .getTextContent()
                        .strip();
            }
        }
        return "";
    }

    private static String literal(DecisionTable table, Rule rule, String column) {
        var outputs = List.copyOf(table.getOutputs());
        for (int i = 0; i < outputs.size(); i++) {
            if (column.equals(outputs.get(i).getName())) {
                var text = List.copyOf(rule.getOutputEntries()).get(i).getTextContent();
                return ValueLists.literals(text).stream().findFirst().orElse("");
            }
        }
        return "";
    }

    /** What is no duration is refused elsewhere. */
    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
