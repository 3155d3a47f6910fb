package io.baton.engine.hardening;

import io.baton.platform.Refusal;
import java.beans.FeatureDescriptor;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.spin.json.SpinJsonNode;
import org.joda.time.ReadableInstant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Asked first for every property read and method call of an expression; lets only those pass that read data. What is
 * not listed here cannot be called, whatever object an expression gets hold of: no reflection, no engine services, no
 * bean's methods.
 */
class ExpressionGuard extends ELResolver {

    private static final Set<String> TEXT = Set.of(
            "length",
            "isEmpty",
            "empty",
            "isBlank",
            "blank",
            "trim",
            "toLowerCase",
            "toUpperCase",
            "contains",
            "startsWith",
            "endsWith",
            "equals",
            "equalsIgnoreCase",
            "toString");
    private static final Set<String> COLLECTION =
            Set.of("size", "isEmpty", "empty", "contains", "containsKey", "get", "indexOf");
    private static final Set<String> JSON = Set.of(
            "prop",
            "hasProp",
            "elements",
            "value",
            "stringValue",
            "numberValue",
            "boolValue",
            "isNull",
            "isString",
            "isNumber",
            "isBoolean",
            "isArray",
            "isObject",
            "toString");
    private static final Set<String> SCOPE =
            Set.of("getVariable", "getVariableLocal", "hasVariable", "hasVariableLocal");
    private static final Set<String> EXECUTION = Set.of(
            "id",
            "processInstanceId",
            "processBusinessKey",
            "businessKey",
            "getProcessBusinessKey",
            "getBusinessKey",
            "processDefinitionId",
            "currentActivityId",
            "currentActivityName",
            "tenantId");
    private static final Set<String> TASK = Set.of(
            "id",
            "name",
            "assignee",
            "owner",
            "priority",
            "dueDate",
            "followUpDate",
            "createTime",
            "description",
            "taskDefinitionKey",
            "processInstanceId",
            "getName",
            "getAssignee");
    private static final Set<String> EXTERNAL_TASK = Set.of("id", "topicName", "businessKey", "retries", "priority");

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        // Entries of maps and lists are data; reading one calls no method.
        if (base != null && !isContainer(base)) {
            check(base, property);
        }
        return null;
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        if (base != null) {
            check(base, method);
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        if (base != null) {
            throw refused(base, property);
        }
    }

    private static void check(Object base, @Nullable Object member) {
        if (!allowed(base, String.valueOf(member))) {
            throw refused(base, member);
        }
    }

    private static boolean isContainer(Object base) {
        return base instanceof Map<?, ?>
                || base instanceof List<?>
                || base.getClass().isArray();
    }

    private static boolean allowed(Object base, String member) {
        if (isContainer(base)) {
            return COLLECTION.contains(member);
        }
        if (base instanceof BaseDelegateExecution) {
            return SCOPE.contains(member) || EXECUTION.contains(member);
        }
        if (base instanceof DelegateTask) {
            return SCOPE.contains(member) || TASK.contains(member) || member.equals("execution");
        }
        if (base instanceof ExternalTask) {
            return EXTERNAL_TASK.contains(member);
        }
        return allowedOnValue(base, member);
    }

    private static boolean allowedOnValue(Object base, String member) {
        if (base instanceof String) {
            return TEXT.contains(member);
        }
        if (base instanceof SpinJsonNode) {
            return JSON.contains(member);
        }
        if (base instanceof ReadableInstant) {
            return member.matches("(plus|minus)(Minutes|Hours|Days|Weeks|Months|Years)|withTimeAtStartOfDay|toDate");
        }
        if (base instanceof Date) {
            return Set.of("time", "getTime", "before", "after").contains(member);
        }
        return (base instanceof Number || base instanceof Boolean)
                && Set.of("toString", "equals", "intValue", "longValue", "doubleValue")
                        .contains(member);
    }

    private static Refusal refused(Object base, @Nullable Object member) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "expression-refused",
                "An expression asks for '" + member + "' of a "
                        + base.getClass().getSimpleName()
                        + ". Expressions may read variables and compare them; what needs more belongs in a delegate"
                        + " or a decision table.",
                List.of(),
                Map.of());
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return Object.class;
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return false;
    }

    @Override
    public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
