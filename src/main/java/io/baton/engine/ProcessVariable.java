package io.baton.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the data dictionary: a process variable with its type and meaning.
 *
 * @param name as models, tables and forms write it
 * @param type String, Boolean, Integer, Long, Double, java.util.Date, or {@link Json} for structured values
 * @param maxLength longest value in characters, for text; 4000 is what the engine can hold
 * @param meaning one sentence for process owners: what it says, who writes it, who reads it
 */
public record ProcessVariable<T>(String name, Class<T> type, int maxLength, String meaning) {

    /** Marks a variable that holds a JSON document, written and read as its text. */
    public record Json(String text) {}

    public static final int LONGEST_TEXT = 4000;

    /** The value; fails when the step that should have written it did not run. */
    public T get(VariableScope scope) {
        return find(scope)
                .orElseThrow(() -> new IllegalStateException("Process variable '" + name + "' has no value here."));
    }

    public Optional<T> find(VariableScope scope) {
        var value = scope.getVariable(name);
        if (value == null) {
            return Optional.empty();
        }
        if (type == Json.class) {
            return Optional.of(type.cast(new Json(value.toString())));
        }
        return Optional.of(type.cast(value));
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, stored(value));
    }

    /** Writes what somebody wrote down as text; see {@link #read}. */
    public void write(VariableScope scope, String text) {
        set(scope, read(text));
    }

    /** Writes the value in this scope only, for instance inside one multi-instance round. */
    public void setLocal(VariableScope scope, @Nullable T value) {
        scope.setVariableLocal(name, stored(value));
    }

    /**
     * The value that somebody wrote down as text.
     *
     * @throws IllegalArgumentException saying in words what is expected instead
     */
    public T read(String text) {
        return type.cast(WrittenText.read(type, maxLength, text.strip()));
    }

    /** The value as one hands it to a service of the engine. */
    public @Nullable Object inEngine(T value) {
        return stored(value);
    }

    /** The value as the engine stores it; never as a serialized Java object. */
    @Nullable
    Object stored(@Nullable Object value) {
        if (value instanceof Json json) {
            return SpinValues.jsonValue(json.text()).create();
        }
        if (type == Json.class && (value instanceof Collection<?> || value instanceof Map<?, ?>)) {
            return SpinValues.jsonValue(WrittenText.json(value)).create();
        }
        return value == null ? Variables.untypedNullValue() : value;
    }
}
