package io.baton.assignment;

import static io.baton.engine.ProcessVariables.REBALANCE_TO;
import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.ticket.TicketDesk;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the commander's task away when its work finds somebody, and lets him choose only who can take it. */
@Component
@Order(45)
class RebalanceWatch implements StepObserver {

    private final Rebalancing rebalancing;
    private final TicketDesk desk;

    RebalanceWatch(Rebalancing rebalancing, TicketDesk desk) {
        this.rebalancing = rebalancing;
        this.desk = desk;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        if (task.submitted().get(REBALANCE_TO.name()) instanceof String person) {
            rebalancing.requireCapable(person.strip());
        }
    }

    @Override
    public void taskAssigned(WorkItem task) {
        if (task.assignee() != null) {
            settled(task);
        }
    }

    @Override
    public void taskDropped(WorkItem task) {
        settled(task);
    }

    private void settled(WorkItem task) {
        var key = task.businessKey();
        var isTeamwork = !task.candidateGroups().isEmpty() && !task.processKey().equals(Rebalancing.PROCESS);
        if (isTeamwork && key != null && desk.exists(key)) {
            rebalancing.settled(key, task.variable(TASK_KEY.name()) instanceof String taskKey ? taskKey : key);
        }
    }
}
