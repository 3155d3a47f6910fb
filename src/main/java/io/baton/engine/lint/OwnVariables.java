package io.baton.engine.lint;

import io.baton.engine.ProcessVariables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Variables a process owner adds without Java: the process carries the extension property {@code variables} with entries
 * such as {@code costCentre:text, neededBy:date}. They are known to every model, like those of the data dictionary.
 */
final class OwnVariables implements ProcessRule {

    static final Set<String> TYPES = Set.of("text", "number", "flag", "date", "json");

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{1,63}");

    /** Name to type, in the order in which they are written; malformed entries are left out. */
    static Map<String, String> of(ProcessModel model) {
        var variables = new LinkedHashMap<String, String>();
        for (var entry : entries(model)) {
            var parts = entry.split(":", 2);
            if (parts.length == 2 && isValid(parts[0].strip(), parts[1].strip())) {
                variables.put(parts[0].strip(), parts[1].strip());
            }
        }
        return variables;
    }

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        for (var entry : entries(model)) {
            var parts = entry.split(":", 2);
            if (parts.length < 2 || !isValid(parts[0].strip(), parts[1].strip())) {
                findings.error(
                        "own-variables",
                        model.id(),
                        "The property 'variables' has the entry '" + entry
                                + "'; write name:type such as costCentre:text, with one of the types text, number,"
                                + " flag, date, json.");
            } else if (known.beans().contains(parts[0].strip()) || Expressions.GIVEN.contains(parts[0].strip())) {
                findings.error(
                        "own-variables",
                        model.id(),
                        "'" + parts[0].strip() + "' is a name of the engine's own. Choose another.");
            } else if (ProcessVariables.named(parts[0].strip()).isPresent()) {
                findings.error(
                        "own-variables",
                        model.id(),
                        "The variable '" + parts[0].strip()
                                + "' is in the data dictionary already. Leave it out of the property 'variables'.");
            }
        }
    }

    private static String[] entries(ProcessModel model) {
        var declared = ProcessModel.properties(model.process()).getOrDefault(ProcessModel.VARIABLES, "");
        return declared.isBlank() ? new String[0] : declared.strip().split("\\s*[,;\\n]\\s*");
    }

    private static boolean isValid(String name, String type) {
        return NAME.matcher(name).matches() && TYPES.contains(type);
    }
}
