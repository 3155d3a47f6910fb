package io.baton.ticket.guard;

import io.baton.engine.Decisions;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.ticket.StateProperties;
import io.baton.ticket.TicketDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Demands what {@code required-fields.dmn}, {@code required-reasons.dmn} and {@code required-agreements.dmn} demand before a task is done, on the server and whatever form was used. The
 * table sees every variable of the task, the kind of ticket and, as {@code step}, the node.
 */
@Component
@Order(40)
class FieldGuard implements StepObserver {

    private static final List<String> TABLES =
            List.of("required-fields", "required-reasons", "required-agreements", "required-change-fields");

    private final Decisions decisions;
    private final TicketDesk desk;

    FieldGuard(Decisions decisions, TicketDesk desk) {
        this.decisions = decisions;
        this.desk = desk;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var facts = factsOf(task);
        var errors = TABLES.stream()
                .flatMap(table -> decisions.lookUp(table, facts).stream())
                .filter(row -> isMissing(task.variable(String.valueOf(row.get("field")))))
                .map(row -> new FieldError(String.valueOf(row.get("field")), String.valueOf(row.get("message"))))
                .distinct()
                .toList();
        if (!errors.isEmpty()) {
            throw Refusal.invalid("required-fields", errors);
        }
    }

    private Map<String, Object> factsOf(WorkItem task) {
        var facts = new HashMap<>(task.variables());
        facts.put("step", task.nodeId());
        facts.put("decision", decisionAt(task));
        var key = task.businessKey();
        if (key != null && desk.exists(key)) {
            var ticket = desk.require(key);
            facts.put("recordType", ticket.kind());
            facts.put("riskClass", ticket.riskClass() == null ? "LOW" : ticket.riskClass());
        }
        return facts;
    }

    /** What the person says at this step, as text, whichever variable the model keeps it in. */
    private static String decisionAt(WorkItem task) {
        var variable = task.properties().get(StateProperties.DECIDES);
        var said = variable == null ? null : task.variable(variable);
        return said == null ? "" : said.toString();
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }
}
