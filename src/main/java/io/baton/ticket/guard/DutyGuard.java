package io.baton.ticket.guard;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.engine.Worklist;
import io.baton.people.SignedIn;
import io.baton.ticket.Duties;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.WorkSteps;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps who assigned and who did the work on a ticket, at whichever door, and refuses whoever has a part in it that must not
 * come together with these.
 */
@Component
@Order(36)
class DutyGuard implements StepObserver {

    private final Duties duties;
    private final Worklist worklist;
    private final SignedIn signedIn;
    private final TicketDesk desk;

    DutyGuard(Duties duties, Worklist worklist, SignedIn signedIn, TicketDesk desk) {
        this.duties = duties;
        this.worklist = worklist;
        this.signedIn = signedIn;
        this.desk = desk;
    }

    /** Whoever hands work to somebody, or takes it; not whoever was there when a model gave it to somebody. */
    @Override
    public void taskAssigned(WorkItem task) {
        if (task.assignee() != null && isWork(task) && signedIn.person().isPresent() && isThere(task)) {
            took(task, Duties.ASSIGN);
        }
    }

    @Override
    public void taskCompleting(WorkItem task) {
        if (isWork(task)) {
            took(task, Duties.RESOLVE);
        }
    }

    private void took(WorkItem task, String duty) {
        var key = task.businessKey();
        if (key != null && desk.exists(key)) {
            signedIn.person().ifPresent(person -> duties.took(key, person.id(), duty));
        }
    }

    private static boolean isWork(WorkItem task) {
        return WorkSteps.ACCEPT.is(task) || WorkSteps.WORK.is(task);
    }

    /** A task that is only being made is not in the list yet. */
    private boolean isThere(WorkItem task) {
        return worklist.find(task.taskId()).isPresent();
    }
}
