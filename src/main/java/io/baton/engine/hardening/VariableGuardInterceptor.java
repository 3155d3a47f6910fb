package io.baton.engine.hardening;

import io.baton.engine.SystemContext;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses variables that a person or machine must not write, whatever entrance is used: names that mean something in an
 * expression already, and values that are more than data. What the product itself writes is its own affair.
 */
class VariableGuardInterceptor extends CommandInterceptor {

    private static final Set<String> IMPLICIT = Set.of(
            "execution",
            "task",
            "externalTask",
            "caseExecution",
            "connector",
            "variableContext",
            "authenticatedUserId",
            "currentUser",
            "currentUserGroups",
            "now",
            "dateTime",
            "S",
            "JSON",
            "XML",
            "empty",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,199}");

    private final VisibleBeans beans;

    VariableGuardInterceptor(VisibleBeans beans) {
        this.beans = beans;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() == null && !SystemContext.isActive()) {
            WrittenVariables.of(command).forEach(this::check);
        }
        return next.execute(command);
    }

    private void check(Map<String, Object> variables) {
        var reserved = new ArrayList<FieldError>();
        var invalid = new ArrayList<FieldError>();
        variables.keySet().forEach(name -> {
            if (isReserved(name)) {
                reserved.add(new FieldError(name, "is a name of the engine's own. Choose another."));
            } else if (!NAME.matcher(name).matches()) {
                invalid.add(new FieldError(name, "must begin with a letter and have letters, digits, _ . - only."));
            } else {
                VariableValues.objection(value(variables, name))
                        .ifPresent(why -> invalid.add(new FieldError(name, why)));
            }
        });
        if (!reserved.isEmpty()) {
            throw Refusal.invalid("variable-name-reserved", List.copyOf(reserved));
        }
        if (!invalid.isEmpty()) {
            throw Refusal.invalid("variable-refused", List.copyOf(invalid));
        }
    }

    private static @Nullable Object value(Map<String, Object> variables, String name) {
        return variables instanceof VariableMap typed ? typed.getValueTyped(name) : variables.get(name);
    }

    private boolean isReserved(String name) {
        return IMPLICIT.contains(name) || beans.containsKey(name);
    }
}
