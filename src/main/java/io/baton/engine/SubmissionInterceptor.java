package io.baton.engine;

import java.lang.reflect.Field;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Remembers, while a task is being completed, what exactly was sent along; the commands keep it to themselves. */
class SubmissionInterceptor extends CommandInterceptor {

    private static final String FLAG = ProcessVariables.STEP_FLAG.name();
    private static final Field COMPLETED_WITH = accessible(CompleteTaskCmd.class, "variables");
    private static final Field FORM_VALUES = accessible(SubmitTaskFormCmd.class, "properties");

    @Override
    public <T> T execute(Command<T> command) {
        var submitted = submittedWith(command);
        if (submitted == null) {
            return next.execute(command);
        }
        var before = Submission.replace(submitted);
        forgetFlag(command);
        try {
            return next.execute(command);
        } finally {
            Submission.replace(before);
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> submittedWith(Command<?> command) {
        if (command instanceof SubmitTaskFormCmd) {
            return orEmpty((Map<String, Object>) ReflectionUtils.getField(FORM_VALUES, command));
        }
        if (command instanceof CompleteTaskCmd) {
            return orEmpty((Map<String, Object>) ReflectionUtils.getField(COMPLETED_WITH, command));
        }
        return null;
    }

    /**
     * That a step was unnecessary is counted for the step. Kept as a variable it would stand in the history beside the
     * name of whoever said it, and be ticked already in the next form.
     */
    private static void forgetFlag(Command<?> command) {
        var field = command instanceof SubmitTaskFormCmd ? FORM_VALUES : COMPLETED_WITH;
        var values = ReflectionUtils.getField(field, command);
        if (values instanceof Map<?, ?> map && map.containsKey(FLAG)) {
            var others = Variables.createVariables();
            map.keySet().stream()
                    .map(String::valueOf)
                    .filter(name -> !name.equals(FLAG))
                    .forEach(name -> others.put(
                            name, map instanceof VariableMap typed ? typed.getValueTyped(name) : map.get(name)));
            ReflectionUtils.setField(field, command, others);
        }
    }

    private static Map<String, Object> orEmpty(@Nullable Map<String, Object> values) {
        return values == null ? Map.of() : values;
    }

    private static Field accessible(Class<?> type, String name) {
        var field = ReflectionUtils.findField(type, name);
        if (field == null) {
            throw new IllegalStateException(type.getSimpleName() + " has no field '" + name + "' any more");
        }
        field.setAccessible(true);
        return field;
    }
}
