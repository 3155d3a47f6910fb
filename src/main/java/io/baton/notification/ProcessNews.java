package io.baton.notification;

import static io.baton.engine.ProcessVariables.REQUESTER;

import io.baton.audit.CurrentActor;
import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.ticket.TicketDesk;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Hears the steps of models that work for no ticket, such as one that a process owner drew this morning, so that they
 * send news without a step for it. What happens to tickets is told by {@link TicketNews}.
 */
@Component
@Order(210)
class ProcessNews implements StepObserver {

    private final Announcements announcements;
    private final TicketDesk tickets;

    ProcessNews(Announcements announcements, TicketDesk tickets) {
        this.announcements = announcements;
        this.tickets = tickets;
    }

    @Override
    public void instanceStarted(Step step) {
        if (step.isRootInstance() && isWithoutTicket(step)) {
            if (step.variable(REQUESTER.name()) == null
                    && CurrentActor.get().type().equals("person")) {
                step.set(REQUESTER, CurrentActor.get().id());
            }
            tell(step, "STARTED", "", Map.of());
        }
    }

    @Override
    public void instanceEnded(Step step) {
        if (step.isRootInstance() && isWithoutTicket(step)) {
            tell(step, "ENDED", "", Map.of());
        }
    }

    @Override
    public void taskCreated(WorkItem task) {
        tell(task, "TASK_CREATED");
    }

    @Override
    public void taskAssigned(WorkItem task) {
        if (task.assignee() != null) {
            tell(task, "TASK_ASSIGNED");
        }
    }

    @Override
    public void taskCompleting(WorkItem task) {
        tell(task, "TASK_DONE");
    }

    private void tell(WorkItem task, String event) {
        if (isWithoutTicket(task)) {
            var assignee = task.assignee() == null ? "" : task.assignee();
            var facts = new HashMap<String, Object>();
            facts.put("task", task.taskName());
            facts.put("taskId", task.taskId());
            facts.put("node", task.nodeId());
            facts.put("assignee", assignee);
            facts.put("group", String.join(",", task.candidateGroups()));
            tell(task, event, task.taskId() + ":" + assignee, facts);
        }
    }

    private void tell(Step step, String event, String occurrence, Map<String, Object> facts) {
        var all = new HashMap<String, Object>(facts);
        all.put("process", step.processKey());
        var requester = step.variable(REQUESTER.name());
        all.put("requester", requester == null ? CurrentActor.get().id() : requester);
        announcements.announce(
                new Occasion(step.processInstanceId(), event, step.processInstanceId() + ":" + occurrence, null, all));
    }

    private boolean isWithoutTicket(Step step) {
        return step.businessKey() == null || !tickets.exists(step.businessKey());
    }
}
