package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.DEVIATION_NOTE;
import static io.baton.engine.ProcessVariables.RESOLUTION_CODE;
import static io.baton.engine.ProcessVariables.RUNBOOK_DONE;
import static io.baton.engine.ProcessVariables.RUNBOOK_STEPS;
import static io.baton.engine.ProcessVariables.TASK_KEY;
import static io.baton.engine.ProcessVariables.TASK_KIND;
import static io.baton.engine.ProcessVariables.TASK_TITLE;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.engine.ProcessVariable;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.platform.Json;
import io.baton.platform.Refusal;
import io.baton.ticket.Bypasses;
import io.baton.ticket.RunbookDeviations;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Work that follows a runbook is not completed while a mandatory step is open, unless a note says why. Work that ends
 * without a result has no steps to follow.
 */
@Component
@Order(41)
class RunbookGuard implements StepObserver {

    private static final Set<String> WITH_RESULT = Set.of("COMPLETED", "WORKAROUND");

    private final RunbookDeviations deviations;
    private final Bypasses bypasses;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final Json json;

    RunbookGuard(RunbookDeviations deviations, Bypasses bypasses, TicketDesk desk, AuditLedger ledger, Json json) {
        this.deviations = deviations;
        this.bypasses = bypasses;
        this.desk = desk;
        this.ledger = ledger;
        this.json = json;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var code = task.variable(RESOLUTION_CODE.name());
        if (!"task-work".equals(task.formId()) || !WITH_RESULT.contains(String.valueOf(code))) {
            return;
        }
        var steps = json.readRows(jsonIn(task, RUNBOOK_STEPS));
        var done = json.readTexts(jsonIn(task, RUNBOOK_DONE));
        refuseUnknown(steps, done);
        var open = steps.stream()
                .filter(step -> Boolean.TRUE.equals(step.get("mandatory")) && !done.contains(step.get("value")))
                .map(step -> String.valueOf(step.get("label")))
                .toList();
        if (!open.isEmpty()) {
            deviate(task, String.join("; ", open), text(task, DEVIATION_NOTE));
        }
    }

    private static void refuseUnknown(List<Map<String, Object>> steps, List<String> done) {
        var known = steps.stream().map(step -> step.get("value")).toList();
        done.stream().filter(step -> !known.contains(step)).findFirst().ifPresent(step -> {
            throw Refusal.invalid(RUNBOOK_DONE.name(), "names a step that the runbook does not have: '" + step + "'.");
        });
    }

    private void deviate(WorkItem task, String open, @Nullable String note) {
        if (note == null || note.isBlank()) {
            throw Refusal.invalid(
                    RUNBOOK_DONE.name(),
                    "has mandatory steps open: " + open
                            + ". Do and tick them, or say in the deviation note why they were left out.");
        }
        var key = task.businessKey();
        if (key == null || !desk.exists(key)) {
            return;
        }
        var title = Objects.requireNonNullElse(text(task, TASK_TITLE), task.taskName());
        var actor = CurrentActor.get().id();
        bypasses.record("STEP_SKIPPED", "runbook-steps", key, "Left out of '" + title + "': " + open, note);
        deviations.add(key, text(task, TASK_KEY), text(task, TASK_KIND), title, open, note, actor);
        desk.note(key, "TASK", "Left out of '" + title + "': " + open + ". Why: " + note, true, Map.of("steps", open));
        ledger.append(AuditEvent.of("RUNBOOK_DEVIATION", "task", task.taskId())
                .forTicket(key, desk.require(key).category())
                .because(note)
                .with("steps", open));
    }

    private static String jsonIn(WorkItem task, ProcessVariable<?> variable) {
        var value = task.variable(variable.name());
        return value == null ? "[]" : value.toString();
    }

    private static @Nullable String text(WorkItem task, ProcessVariable<String> variable) {
        return task.variable(variable.name()) instanceof String text ? text : null;
    }
}
