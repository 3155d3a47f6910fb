package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.TASK_GROUP;
import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.OpenTask;
import io.baton.engine.Worklist;
import io.baton.ticket.OpenWork;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands steps of planned work on. */
@Component
class WaitingSteps implements OpenWork {

    private final Worklist worklist;
    private final FulfilmentTasks tasks;
    private final TicketDesk desk;
    private final AuditLedger ledger;

    WaitingSteps(Worklist worklist, FulfilmentTasks tasks, TicketDesk desk, AuditLedger ledger) {
        this.worklist = worklist;
        this.tasks = tasks;
        this.desk = desk;
        this.ledger = ledger;
    }

    @Override
    public List<OpenStep> of(String ticketKey) {
        return worklist.of(ticketKey).stream().flatMap(this::step).toList();
    }

    private Stream<OpenStep> step(OpenTask task) {
        return worklist.said(task.id(), TASK_KEY).stream()
                .map(tasks::require)
                .map(planned -> new OpenStep(
                        task.id(),
                        planned.key(),
                        planned.title(),
                        task.nodeId(),
                        planned.group(),
                        task.candidateGroups(),
                        task.assignee()));
    }

    @Override
    @Transactional
    public void assign(String ticketKey, OpenStep step, @Nullable String person, String why) {
        worklist.assign(step.taskId(), person);
        tell(ticketKey, step, "TASK_REASSIGNED", person == null ? "its queue" : person, why);
    }

    @Override
    @Transactional
    public void widen(String ticketKey, OpenStep step, String group, String why) {
        if (step.offeredTo().contains(group)) {
            return;
        }
        worklist.offerToGroup(step.taskId(), group);
        desk.involveTeam(ticketKey, group);
        tell(ticketKey, step, "TASK_WIDENED", group, why);
    }

    @Override
    @Transactional
    public void move(String ticketKey, OpenStep step, String group, String why) {
        worklist.moveToGroup(step.taskId(), group, TASK_GROUP);
        tasks.regroup(step.taskKey(), group);
        desk.involveTeam(ticketKey, group);
        tell(ticketKey, step, "TASK_MOVED", group, why);
    }

    private void tell(String ticketKey, OpenStep step, String act, String to, String why) {
        var from = step.assignee() == null ? step.group() : step.assignee();
        desk.note(
                ticketKey,
                "TASK",
                "Task '" + step.title() + "' "
                        + (act.equals("TASK_WIDENED")
                                ? "is offered to " + to + " as well"
                                : "goes from " + from + " to " + to)
                        + ": " + why,
                true,
                Map.of("taskId", step.taskId(), "task", step.taskKey(), "from", from, "to", to));
        ledger.append(AuditEvent.of(act, "task", step.taskId())
                .forTicket(ticketKey, desk.require(ticketKey).category())
                .because(why)
                .with("from", from)
                .with("to", to));
    }
}
