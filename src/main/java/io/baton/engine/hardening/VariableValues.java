package io.baton.engine.hardening;

import io.baton.engine.ProcessVariable;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.variable.type.PrimitiveValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Which values may come in from outside: text, numbers, truth values, dates and JSON. */
final class VariableValues {

    private static final Set<String> TYPES =
            Set.of("null", "boolean", "integer", "long", "short", "double", "number", "string", "date", "json");
    private static final String REFUSED =
            "is not of an accepted type. Use String, Boolean, Integer, Long, Double, Date or Json.";

    private VariableValues() {}

    static Optional<String> objection(@Nullable Object value) {
        if (value instanceof TypedValue typed && typed.getType() != null) {
            if (!TYPES.contains(typed.getType().getName())) {
                return Optional.of(REFUSED);
            }
            if (typed.getType() instanceof PrimitiveValueType primitive
                    && typed.getValue() != null
                    && !primitive.getJavaType().isInstance(typed.getValue())) {
                return Optional.of("is not a " + typed.getType().getName() + ".");
            }
            return typed instanceof SerializableValue
                            || typed.getType().getName().equals("json")
                    ? Optional.empty()
                    : plain(typed.getValue());
        }
        return plain(value instanceof TypedValue typed ? typed.getValue() : value);
    }

    private static Optional<String> plain(@Nullable Object value) {
        if (value instanceof String text && text.length() > ProcessVariable.LONGEST_TEXT) {
            return Optional.of("may have " + ProcessVariable.LONGEST_TEXT + " characters at most.");
        }
        var harmless = value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Date;
        return harmless ? Optional.empty() : Optional.of(REFUSED);
    }
}
