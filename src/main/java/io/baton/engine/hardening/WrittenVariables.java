package io.baton.engine.hardening;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * The variables a command is about to write. Commands keep them in maps of their own, of their builder or of the
 * builder's instructions and show them to nobody, so the maps are found by their names; that way a command nobody
 * thought of is covered too.
 */
final class WrittenVariables {

    private static final String ENGINE = "org.camunda.bpm.engine.impl.";
    private static final int DEEPEST = 4;

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            var found = new ArrayList<Field>();
            ReflectionUtils.doWithFields(type, found::add, WrittenVariables::isOfInterest);
            found.forEach(ReflectionUtils::makeAccessible);
            return List.copyOf(found);
        }
    };

    private final List<Map<String, Object>> found = new ArrayList<>();

    private WrittenVariables() {}

    static List<Map<String, Object>> of(Command<?> command) {
        var written = new WrittenVariables();
        written.collect(command, 0);
        return written.found;
    }

    private void collect(@Nullable Object holder, int depth) {
        if (holder == null || depth > DEEPEST || !holder.getClass().getName().startsWith(ENGINE)) {
            return;
        }
        for (var field : FIELDS.get(holder.getClass())) {
            visit(ReflectionUtils.getField(field, holder), depth);
        }
    }

    @SuppressWarnings("unchecked")
    private void visit(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            found.add((Map<String, Object>) map);
        } else if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(one, depth + 1));
        } else {
            collect(value, depth + 1);
        }
    }

    private static boolean isOfInterest(Field field) {
        if (Modifier.isStatic(field.getModifiers())
                || !field.getDeclaringClass().getName().startsWith(ENGINE)) {
            return false;
        }
        var name = field.getName().toLowerCase(Locale.ROOT);
        if (Map.class.isAssignableFrom(field.getType())) {
            return name.contains("variables") || name.equals("properties") || name.contains("payload");
        }
        return name.endsWith("builder") || name.equals("operations") || name.contains("instructions");
    }
}
