package io.baton.engine.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.engine.ProcessVariable;
import io.baton.engine.ProcessVariables;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/** Fields write declared variables of their type, and tell people what to enter and why. */
final class FormFields implements FormRule {

    private static final Set<Class<?>> TEXT = Set.of(String.class);
    private static final Map<String, Set<Class<?>>> WRITES = Map.of(
            "textfield", TEXT,
            "textarea", TEXT,
            "radio", Set.of(String.class, Boolean.class, Integer.class),
            "select", Set.of(String.class, Boolean.class, Integer.class),
            "datetime", Set.of(String.class, Date.class),
            "number", Set.of(Integer.class, Long.class, Double.class),
            "checkbox", Set.of(Boolean.class),
            "checklist", Set.of(ProcessVariable.Json.class),
            "taglist", Set.of(ProcessVariable.Json.class),
            "dynamiclist", Set.of(ProcessVariable.Json.class));

    @Override
    public void check(FormModel model, Surroundings known, Findings findings) {
        checkAll(model.json().path("components"), known, findings);
        var asks = model.components().stream().anyMatch(c -> isRequired(c) && isEditable(c));
        var helps = model.components().stream()
                .anyMatch(c -> Set.of("text", "html").contains(c.path("type").asText())
                        && (c.path("text").asText("") + c.path("content").asText("")).length() > 10);
        if (asks && !helps) {
            findings.error(
                    "form-help",
                    model.id(),
                    "The form demands evidence but has no help block. Add a text that says what is expected and which"
                            + " policy asks for it.");
        }
    }

    private static void checkAll(JsonNode components, Surroundings known, Findings findings) {
        for (var component : components) {
            var type = component.path("type").asText("");
            var path = component.path("path").asText("");
            if (!path.isEmpty()) {
                checkVariable(component, path.split("\\.")[0], known, findings);
                continue; // its fields belong to the structured value
            }
            if (WRITES.containsKey(type)) {
                checkField(component, known, findings);
            } else if (type.equals("expression")) {
                checkVariable(component, component.path("key").asText(""), known, findings);
            }
            checkAll(component.path("components"), known, findings);
        }
    }

    private static void checkField(JsonNode field, Surroundings known, Findings findings) {
        var id = FormModel.idOf(field);
        checkVariable(field, field.path("key").asText("").split("\\.")[0], known, findings);
        if (field.path("label").asText("").isBlank()
                && field.path("dateLabel").asText("").isBlank()) {
            findings.error("field-label", id, "Give the field a label.");
        }
        if (isEditable(field) && field.path("description").asText("").isBlank()) {
            findings.error("field-help", id, "Say in the field's description what to enter; it is shown as help.");
        }
        var pattern = field.path("validate").path("pattern").asText("");
        if (Patterns.mayRunAway(pattern) || !Patterns.isReadable(pattern)) {
            findings.error("field-pattern", id, "The pattern cannot be read, or repeats inside of a repetition.");
        }
    }

    private static void checkVariable(JsonNode field, String name, Surroundings known, Findings findings) {
        var id = FormModel.idOf(field);
        if (name.isEmpty()) {
            findings.error("field-key", id, "Give the field a key: the name of the variable it writes.");
        } else if (!known.hasVariable(name)) {
            findings.error("variable-known", id, Variables.unknown(name, known));
        } else {
            ProcessVariables.named(name).ifPresent(variable -> checkType(field, variable, findings));
        }
    }

    private static void checkType(JsonNode field, ProcessVariable<?> variable, Findings findings) {
        var id = FormModel.idOf(field);
        var type = field.path("type").asText("");
        if (WRITES.containsKey(type) && isEditable(field) && !WRITES.get(type).contains(variable.type())) {
            findings.error(
                    "field-type",
                    id,
                    "A " + type + " cannot write '" + variable.name() + "', which holds "
                            + variable.type().getSimpleName() + ".");
        }
        var longest = field.path("validate").path("maxLength").asInt(0);
        if (variable.maxLength() > 0 && longest > variable.maxLength()) {
            findings.error(
                    "field-length",
                    id,
                    "'" + variable.name() + "' holds " + variable.maxLength() + " characters; the field allows "
                            + longest + ".");
        }
    }

    private static boolean isRequired(JsonNode field) {
        return field.path("validate").path("required").asBoolean(false);
    }

    private static boolean isEditable(JsonNode field) {
        return WRITES.containsKey(field.path("type").asText(""))
                && !field.path("readonly").asBoolean(false)
                && !field.path("disabled").asBoolean(false);
    }
}
