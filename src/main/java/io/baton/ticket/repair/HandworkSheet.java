package io.baton.ticket.repair;

import io.baton.engine.ProcessVariable;
import io.baton.engine.WrittenValue;
import io.baton.platform.Refusal.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sheet on which a person writes what a step would have written: one value in each line, as {@code name: value}. */
final class HandworkSheet {

    private static final int LONGEST = 4000;

    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private HandworkSheet() {}

    /** What is to be filled in, for the form. */
    static String inWords(Optional<List<WrittenValue>> written) {
        if (written.isEmpty()) {
            return "This step cannot be done by hand: what failed is not its own work.";
        }
        if (written.get().isEmpty()) {
            return "The step writes no values. Do its work outside, then choose 'Done by hand'.";
        }
        var text = written.get().stream()
                .map(value -> "* " + value.variable().name() + " (" + kind(value.variable())
                        + (value.always() ? "" : ", if known") + "): "
                        + value.variable().meaning())
                .collect(Collectors.joining("\n"));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** The sheet to begin with. */
    static String empty(Optional<List<WrittenValue>> written) {
        return written.orElse(List.of()).stream()
                .map(value -> value.variable().name() + ": ")
                .collect(Collectors.joining("\n"));
    }

    static HandworkSheet read(String text, List<WrittenValue> written) {
        var sheet = new HandworkSheet();
        var known = written.stream()
                .collect(Collectors.toMap(value -> value.variable().name(), value -> value));
        text.lines().filter(line -> !line.isBlank()).forEach(line -> sheet.readLine(line, known));
        written.stream()
                .filter(WrittenValue::always)
                .map(value -> value.variable().name())
                .filter(name -> !sheet.values.containsKey(name))
                .filter(name -> sheet.errors.stream().noneMatch(e -> e.field().equals(name)))
                .forEach(name -> sheet.wrong(name, "is missing: the steps that follow need it."));
        return sheet;
    }

    private void readLine(String line, Map<String, WrittenValue> known) {
        var colon = line.indexOf(':');
        if (colon < 0) {
            wrong("repairValues", "has a line that is not written as name: value: '" + line.strip() + "'.");
            return;
        }
        var name = line.substring(0, colon).strip();
        var text = line.substring(colon + 1).strip();
        var value = known.get(name);
        if (value == null) {
            wrong(name, "is not written by this step. It writes: " + String.join(", ", known.keySet()) + ".");
        } else if (!text.isEmpty()) {
            try {
                value.variable().read(text);
                values.put(name, text);
            } catch (IllegalArgumentException e) {
                wrong(name, String.valueOf(e.getMessage()));
            }
        }
    }

    private void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    List<FieldError> errors() {
        return errors;
    }

    Map<String, String> values() {
        return values;
    }

    private static String kind(ProcessVariable<?> variable) {
        return switch (variable.type().getSimpleName()) {
            case "String" -> "text";
            case "Boolean" -> "true or false";
            case "Date" -> "date";
            case "Json" -> "JSON";
            default -> "number";
        };
    }
}
