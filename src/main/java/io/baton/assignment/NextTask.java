package io.baton.assignment;

import static io.baton.engine.ProcessVariables.TASK_ASSIGNEE;
import static io.baton.engine.ProcessVariables.TASK_BACKUP;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.ticket.Assignees;
import io.baton.ticket.Assignees.Choice;
import io.baton.ticket.Assignees.Strategy;
import io.baton.ticket.Assignees.Vacancy;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The task that a model is about to create for a team, and who gets it. */
@Component
@Order(120)
class NextTask implements StepObserver {

    private final Assignees assignees;
    private final TicketDesk desk;

    NextTask(Assignees assignees, TicketDesk desk) {
        this.assignees = assignees;
        this.desk = desk;
    }

    /** A model that runs without a ticket leaves its work to the team. */
    @Transactional
    Choice choose(@Nullable String ticketKey, @Nullable String taskKey, String group) {
        if (ticketKey == null || !desk.exists(ticketKey)) {
            return new Choice(null, null, group, Strategy.ROLE_QUEUE, List.of());
        }
        return assignees.choose(
                new Vacancy(ticketKey, taskKey, group, Set.of(), Set.of(), "New work for the team " + group));
    }

    /** The backup sees the task beside the one it was given to, and may take it over. */
    @Override
    public void taskCreated(WorkItem task) {
        var isChosen = task.assignee() != null && task.assignee().equals(task.variable(TASK_ASSIGNEE.name()));
        if (isChosen && task.variable(TASK_BACKUP.name()) instanceof String backup) {
            task.offerTo(backup);
        }
    }
}
