package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.TASK_KEY;
import static io.baton.engine.ProcessVariables.TASK_TITLE;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.engine.ProcessVariables;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps the ticket's list of user tasks, and who did what in them. */
@Component
@Order(130)
class TaskRecorder implements StepObserver {

    /** Who took which step from which queue is for whoever works on the ticket. */
    private static final boolean BEHIND_THE_SCENES = true;

    private final TicketDesk desk;
    private final TaskRecords records;
    private final AuditLedger ledger;

    TaskRecorder(TicketDesk desk, TaskRecords records, AuditLedger ledger) {
        this.desk = desk;
        this.records = records;
        this.ledger = ledger;
    }

    @Override
    public void taskCreated(WorkItem task) {
        var key = task.businessKey();
        if (key == null || !desk.exists(key)) {
            return;
        }
        // The diagram says what kind of step this is; a worklist must also say for what.
        var subject = task.variable(TASK_TITLE.name()) instanceof String title
                ? title
                : desk.require(key).title();
        task.rename(task.taskName() + ": " + subject + " (" + key + ")");
        records.add(key, task, task.variable(TASK_KEY.name()) instanceof String taskKey ? taskKey : null);
        task.candidateGroups().forEach(group -> desk.involveTeam(key, group));
        var facts = factsOf(task);
        desk.note(key, "TASK", "Task created: " + task.taskName(), BEHIND_THE_SCENES, facts);
        append("TASK_CREATED", key, task);
        desk.publish(desk.require(key), "TASK_CREATED", facts);
    }

    @Override
    public void taskAssigned(WorkItem task) {
        var key = task.businessKey();
        if (key == null || !desk.exists(key)) {
            return;
        }
        records.assigned(task.taskId(), task.assignee());
        var assignee = task.assignee();
        if (assignee == null) {
            desk.note(key, "TASK", "Task returned to its queue: " + task.taskName(), BEHIND_THE_SCENES, factsOf(task));
            append("TASK_RETURNED", key, task);
            return;
        }
        desk.involve(key, assignee, "ASSIGNEE");
        if (!task.candidateGroups().isEmpty()) { // work of a team, not somebody's decision
            desk.record(key, Map.of(TicketField.ASSIGNEE, assignee));
        }
        desk.note(
                key, "TASK", "Task assigned to " + assignee + ": " + task.taskName(), BEHIND_THE_SCENES, factsOf(task));
        append("TASK_ASSIGNED", key, task);
        desk.publish(desk.require(key), "TASK_ASSIGNED", factsOf(task));
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var key = task.businessKey();
        var actor = CurrentActor.get().id();
        remember(task, actor);
        if (key == null || !desk.exists(key)) {
            return;
        }
        records.finished(task.taskId(), "CLOSED", actor);
        desk.note(key, "TASK", "Task completed by " + actor + ": " + task.taskName(), isPlanned(task), factsOf(task));
        append("TASK_COMPLETED", key, task);
        desk.publish(desk.require(key), "TASK_DONE", factsOf(task));
    }

    @Override
    public void taskDropped(WorkItem task) {
        var key = task.businessKey();
        if (key == null || !desk.exists(key)) {
            return;
        }
        records.finished(task.taskId(), "CANCELLED", CurrentActor.get().id());
        desk.note(key, "TASK", "Task no longer needed: " + task.taskName(), BEHIND_THE_SCENES, factsOf(task));
        append("TASK_CANCELLED", key, task);
    }

    /** A node may ask, by its property {@code remember}, to keep who completed it in a variable. */
    private static void remember(WorkItem task, String actor) {
        var variable = task.properties().get("remember");
        if (variable != null) {
            ProcessVariables.named(variable).ifPresent(v -> {
                if (v.type() == String.class) {
                    @SuppressWarnings("unchecked")
                    var text = (io.baton.engine.ProcessVariable<String>) v;
                    task.set(text, actor);
                }
            });
        }
    }

    /** Of the pieces of work of a plan the requester reads the states; each of them takes several steps. */
    private static boolean isPlanned(WorkItem task) {
        return task.variable(TASK_KEY.name()) != null;
    }

    private void append(String action, String key, WorkItem task) {
        ledger.append(AuditEvent.of(action, "task", task.taskId())
                .forTicket(key, desk.require(key).category())
                .with("node", task.nodeId())
                .with("assignee", task.assignee())
                .with("groups", String.join(",", task.candidateGroups())));
    }

    private static Map<String, Object> factsOf(WorkItem task) {
        var facts = new HashMap<String, Object>();
        facts.put("task", task.taskName());
        facts.put("taskId", task.taskId());
        facts.put("node", task.nodeId());
        facts.put("assignee", Objects.requireNonNullElse(task.assignee(), ""));
        facts.put("offeredTo", String.join(",", task.candidateUsers()));
        facts.put("group", String.join(",", task.candidateGroups()));
        return facts;
    }
}
