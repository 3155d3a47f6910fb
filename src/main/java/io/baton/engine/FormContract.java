package io.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Holds every completion of a task to the form its model binds, whichever door it came through: no value the form does
 * not ask for, right types, right lengths, offered choices only, required answers given. The engine and Tasklist check
 * none of this on the server.
 */
@Component
@Order(20)
class FormContract implements StepObserver {

    private static final String FLAG = ProcessVariables.STEP_FLAG.name();

    private final FormService forms;
    private final ObjectMapper mapper;

    FormContract(@Lazy FormService forms, ObjectMapper mapper) {
        this.forms = forms;
        this.mapper = mapper;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var errors = new ArrayList<FieldError>();
        checkFlag(task, errors);
        if (task.formId() == null) {
            refuseAny(task, errors);
            return;
        }
        var fields = fieldsOf(task);
        task.submitted().keySet().stream()
                .filter(name -> !fields.containsKey(name) && !name.equals(FLAG))
                .sorted()
                .forEach(name -> errors.add(new FieldError(name, "is not asked for by form '" + task.formId() + "'.")));
        fields.values().stream()
                .filter(field -> !field.key().equals(FLAG))
                .forEach(field -> field.check(task.submitted(), task::variable, errors));
        if (!errors.isEmpty()) {
            throw Refusal.invalid("form-contract", errors);
        }
    }

    /** Whether a step was needed may be said about every step, also where the form does not ask. */
    private static void checkFlag(WorkItem task, List<FieldError> errors) {
        var flag = task.submitted().get(FLAG);
        if (flag != null && !(flag instanceof Boolean)) {
            errors.add(new FieldError(FLAG, "must be true or false."));
        }
    }

    private static void refuseAny(WorkItem task, List<FieldError> errors) {
        task.submitted().keySet().stream()
                .filter(name -> !name.equals(FLAG))
                .sorted()
                .forEach(name -> errors.add(new FieldError(name, "is not expected: this task has no form.")));
        if (!errors.isEmpty()) {
            throw Refusal.invalid("form-contract", errors);
        }
    }

    private Map<String, FormField> fieldsOf(WorkItem task) {
        try (var form = SystemContext.call(() -> forms.getDeployedTaskForm(task.taskId()))) {
            var fields = new java.util.LinkedHashMap<String, FormField>();
            collect(mapper.readTree(form), fields);
            return fields;
        } catch (IOException e) {
            throw new IllegalStateException("Form " + task.formId() + " cannot be read", e);
        }
    }

    private static void collect(JsonNode component, Map<String, FormField> fields) {
        if (component.hasNonNull("key")) {
            fields.put(component.get("key").asText(), new FormField(component));
        }
        List<JsonNode> children = new ArrayList<>();
        component.path("components").forEach(children::add);
        // What a dynamic list holds belongs to the list's own value.
        if (!"dynamiclist".equals(component.path("type").asText())) {
            children.forEach(child -> collect(child, fields));
        }
    }
}
