package io.baton.engine.lint;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Promised times are times: a target of nothing would be missed the moment it is made. */
final class Promised implements DecisionRule {

    private static final Set<String> COLUMNS = Set.of("targetDuration", "degradationTolerance", "delayTolerance");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        for (var table : model.tables()) {
            var outputs = new ArrayList<>(table.getOutputs());
            for (int column = 0; column < outputs.size(); column++) {
                if (COLUMNS.contains(String.valueOf(outputs.get(column).getName()))) {
                    for (var rule : table.getRules()) {
                        var cell = List.copyOf(rule.getOutputEntries()).get(column);
                        check(
                                rule.getId(),
                                outputs.get(column).getName(),
                                cell.getTextContent().strip(),
                                findings);
                    }
                }
            }
        }
    }

    private static void check(String rule, String column, String text, Findings findings) {
        var literal = LITERAL.matcher(text);
        if (!literal.matches() || !isAboveZero(literal.group(1))) {
            findings.error(
                    "target-above-zero",
                    rule,
                    "The column '" + column + "' says " + text
                            + "; write a duration above zero in quotation marks, such as \"PT4H\" for four hours of"
                            + " working time.");
        }
    }

    private static boolean isAboveZero(String text) {
        try {
            var duration = Duration.parse(text);
            return !duration.isNegative() && !duration.isZero();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
