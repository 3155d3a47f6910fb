package io.baton.assignment;

import static io.baton.engine.ProcessVariables.TASK_ASSIGNEE;
import static io.baton.engine.ProcessVariables.TASK_BACKUP;
import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.audit.CurrentActor;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.Presence;
import io.baton.people.StaffRegister;
import io.baton.ticket.Assignees;
import io.baton.ticket.Assignees.Choice;
import io.baton.ticket.Assignees.Strategy;
import io.baton.ticket.Assignees.Vacancy;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
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
    private final StaffRegister staff;
    private final Clock clock;

    NextTask(Assignees assignees, TicketDesk desk, StaffRegister staff, Clock clock) {
        this.assignees = assignees;
        this.desk = desk;
        this.staff = staff;
        this.clock = clock;
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

    /** Work that comes back to somebody who is away by now goes to somebody else. */
    private void passOver(WorkItem task) {
        var key = task.businessKey();
        var assignee = task.assignee();
        if (assignee == null
                || !(task.variable(TASK_KEY.name()) instanceof String taskKey)
                || task.candidateGroups().isEmpty()
                || !desk.exists(key)
                || assignee.equals(CurrentActor.get().id())
                || !isAway(assignee)) {
            return;
        }
        var group = task.candidateGroups().iterator().next();
        var choice = assignees.choose(new Vacancy(
                String.valueOf(key),
                taskKey,
                group,
                Set.of(),
                Set.of(assignee),
                assignee + " did the work before and is away"));
        task.giveTo(choice.assignee());
    }

    private boolean isAway(String person) {
        return staff.member(person, clock.instant())
                .filter(member -> member.presence() == Presence.ABSENT)
                .isPresent();
    }

    /** The backup sees the task beside the one it was given to, and may take it over. */
    @Override
    public void taskCreated(WorkItem task) {
        passOver(task);
        var isChosen = task.assignee() != null && task.assignee().equals(task.variable(TASK_ASSIGNEE.name()));
        if (isChosen && task.variable(TASK_BACKUP.name()) instanceof String backup) {
            task.offerTo(backup);
        }
    }
}
