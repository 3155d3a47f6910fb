package io.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.platform.Refusal.FieldError;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One question of a Camunda Form and what it accepts as an answer. */
record FormField(JsonNode component) {

    void check(Map<String, Object> submitted, Function<String, @Nullable Object> known, List<FieldError> errors) {
        var given = submitted.get(key());
        if (isEmpty(given)) {
            if (isRequired() && isEmpty(known.apply(key()))) {
                errors.add(new FieldError(key(), "is required: " + label() + "."));
            }
            return;
        }
        if (component.path("disabled").asBoolean(false) && !Objects.equals(given, known.apply(key()))) {
            errors.add(new FieldError(key(), "is shown for information and cannot be changed here."));
            return;
        }
        checkValue(Objects.requireNonNull(given), errors);
    }

    private void checkValue(Object value, List<FieldError> errors) {
        switch (component.path("type").asText()) {
            case "textfield", "textarea" -> checkText(value, errors);
            case "number" -> checkNumber(value, errors);
            case "checkbox" -> require(value instanceof Boolean, "must be true or false.", errors);
            case "select", "radio" -> checkChoice(value, errors);
            case "datetime" -> checkDate(value, errors);
            default -> {
                // lists and tables hold JSON of their own shape
            }
        }
    }

    private void checkText(Object value, List<FieldError> errors) {
        if (!(value instanceof String text)) {
            errors.add(new FieldError(key(), "must be text."));
            return;
        }
        var longest = validate().path("maxLength").asInt(longestInDictionary());
        require(text.length() <= longest, "must have at most " + longest + " characters.", errors);
        var shortest = validate().path("minLength").asInt(0);
        require(text.strip().length() >= shortest, "must have at least " + shortest + " characters.", errors);
        if (validate().hasNonNull("pattern")) {
            var pattern = validate().get("pattern").asText();
            require(text.matches(pattern), "must match " + pattern + ".", errors);
        }
    }

    private int longestInDictionary() {
        return ProcessVariables.named(key())
                .map(ProcessVariable::maxLength)
                .filter(length -> length > 0)
                .orElse(ProcessVariable.LONGEST_TEXT);
    }

    private void checkNumber(Object value, List<FieldError> errors) {
        if (!(value instanceof Number number)) {
            errors.add(new FieldError(key(), "must be a number."));
            return;
        }
        if (validate().hasNonNull("min")) {
            var min = validate().get("min").asDouble();
            require(number.doubleValue() >= min, "must be at least " + min + ".", errors);
        }
        if (validate().hasNonNull("max")) {
            var max = validate().get("max").asDouble();
            require(number.doubleValue() <= max, "must be at most " + max + ".", errors);
        }
    }

    private void checkChoice(Object value, List<FieldError> errors) {
        var offered = new ArrayList<String>();
        component
                .path("values")
                .forEach(option -> offered.add(option.path("value").asText()));
        if (!offered.isEmpty()) {
            require(offered.contains(String.valueOf(value)), "must be one of " + offered + ".", errors);
        }
    }

    private void checkDate(Object value, List<FieldError> errors) {
        try {
            if ("date".equals(component.path("subtype").asText())) {
                LocalDate.parse(String.valueOf(value));
            } else if ("datetime".equals(component.path("subtype").asText())) {
                OffsetDateTime.parse(String.valueOf(value));
            }
        } catch (DateTimeParseException e) {
            errors.add(new FieldError(key(), "must be a date such as 2026-12-31."));
        }
    }

    private void require(boolean holds, String message, List<FieldError> errors) {
        if (!holds) {
            errors.add(new FieldError(key(), message));
        }
    }

    /** A field that the form may hide cannot be demanded here; the required-fields table demands it where it matters. */
    private boolean isRequired() {
        return validate().path("required").asBoolean(false)
                && !component.path("conditional").hasNonNull("hide");
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    String key() {
        return component.get("key").asText();
    }

    private String label() {
        return component.path("label").asText(key());
    }

    private JsonNode validate() {
        return component.path("validate");
    }
}
