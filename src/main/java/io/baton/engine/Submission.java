package io.baton.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the person who completes a task sent along; the engine itself mixes it with all other variables at once. */
final class Submission {

    private static final ThreadLocal<@Nullable Map<String, Object>> CURRENT = new ThreadLocal<>();

    private Submission() {}

    static Map<String, Object> current() {
        var submitted = CURRENT.get();
        return submitted == null ? Map.of() : submitted;
    }

    static @Nullable Map<String, Object> replace(@Nullable Map<String, Object> submitted) {
        var previous = CURRENT.get();
        if (submitted == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(Collections.unmodifiableMap(new LinkedHashMap<>(submitted)));
        }
        return previous;
    }
}
