package io.baton.ticket.work;

import io.baton.engine.DecisionMade;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes what automatic steps found out, such as category and priority, from the process to the ticket. */
@Component
@Order(110)
class FindingsRecorder implements StepObserver {

    private static final String PRIORITY = "priority";
    private static final Set<String> FINDING = Set.of("businessRuleTask", "serviceTask", "userTask");
    private static final Map<TicketField, String> BOUND = Map.ofEntries(
            Map.entry(TicketField.CATEGORY, ProcessVariables.CATEGORY.name()),
            Map.entry(TicketField.SUBCATEGORY, ProcessVariables.SUBCATEGORY.name()),
            Map.entry(TicketField.NATURE, ProcessVariables.NATURE.name()),
            Map.entry(TicketField.RISK_CLASS, ProcessVariables.RISK_CLASS.name()),
            Map.entry(TicketField.ASSIGNED_GROUP, ProcessVariables.ASSIGNED_GROUP.name()),
            Map.entry(TicketField.RESOLUTION_CODE, ProcessVariables.RESOLUTION_CODE.name()),
            Map.entry(TicketField.RESOLUTION_NOTE, ProcessVariables.RESOLUTION_NOTE.name()),
            Map.entry(TicketField.JUSTIFICATION, ProcessVariables.JUSTIFICATION.name()));
    private static final Set<TicketField> OUTCOME =
            Set.of(TicketField.RESOLUTION_CODE, TicketField.RESOLUTION_NOTE, TicketField.JUSTIFICATION);
    private static final Map<String, String> CI_CONTEXT = Map.of(
            "class", ProcessVariables.CI_CLASS.name(),
            "owner", ProcessVariables.CI_OWNER.name(),
            "environment", ProcessVariables.CI_ENVIRONMENT.name(),
            "relations", ProcessVariables.CI_RELATIONS.name());

    private final TicketDesk desk;

    FindingsRecorder(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    public void stepLeft(Step step) {
        var key = step.businessKey();
        if (key == null || !FINDING.contains(step.nodeType()) || !desk.exists(key)) {
            return;
        }
        var found = new EnumMap<TicketField, Object>(TicketField.class);
        var isOneOfSeveral = step.variable(ProcessVariables.TASK_KEY.name()) != null;
        BOUND.forEach((field, variable) -> {
            var value = step.variable(variable);
            // What one task came to is not yet what the ticket comes to.
            if (value != null && !(isOneOfSeveral && OUTCOME.contains(field))) {
                found.put(field, value);
            }
        });
        var context = ciContext(step);
        if (!context.isEmpty() && !isKnown(key, context)) {
            addTier(step, context);
            found.put(TicketField.CI_CONTEXT, context);
        }
        if (!found.isEmpty()) {
            desk.record(key, found);
        }
    }

    /**
     * The priority is what the table says at the time it is asked: models beside the ticket carry the priority that counts,
     * which is not always the table's. What somebody set by hand stays in force beside it.
     */
    @Override
    public void decisionMade(DecisionMade made) {
        var key = made.businessKey();
        if (key == null || !made.decision().equals(PRIORITY) || made.rules().isEmpty() || !desk.exists(key)) {
            return;
        }
        var priority = made.rules().get(0).outputs().get(ProcessVariables.PRIORITY.name());
        if (priority != null) {
            var overridden = desk.require(key).computedPriority() != null;
            desk.record(key, Map.of(overridden ? TicketField.COMPUTED_PRIORITY : TicketField.PRIORITY, priority));
        }
    }

    private static Map<String, Object> ciContext(Step step) {
        var context = new LinkedHashMap<String, Object>();
        CI_CONTEXT.forEach((name, variable) -> {
            var value = step.variable(variable);
            if (value != null) {
                context.put(name, value);
            }
        });
        return context;
    }

    /** Models that are called get a part of what is known, and must not take away the rest. */
    private boolean isKnown(String key, Map<String, Object> context) {
        return desk.require(key).ciContext().entrySet().containsAll(context.entrySet());
    }

    private static void addTier(Step step, Map<String, Object> context) {
        var tier = step.variable(ProcessVariables.SERVICE_TIER.name());
        if (tier != null) {
            context.put(ProcessVariables.SERVICE_TIER.name(), tier);
        }
    }
}
