package io.baton.ticket.work;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.Absences;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.approval.StandIns;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands on at once what a model gives to somebody who is away, such as work that a review sends back. */
@Component
@Order(140)
class AwayAtCreation implements StepObserver {

    private final AwayWorkers workers;
    private final StandIns standIns;
    private final Absences absences;
    private final TicketDesk desk;
    private final Clock clock;

    AwayAtCreation(AwayWorkers workers, StandIns standIns, Absences absences, TicketDesk desk, Clock clock) {
        this.workers = workers;
        this.standIns = standIns;
        this.absences = absences;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void taskCreated(WorkItem task) {
        var assignee = task.assignee();
        if (assignee == null
                || !desk.exists(task.businessKey())
                || !TransactionSynchronizationManager.isSynchronizationActive()
                || !standIns.isAway(assignee)) {
            return;
        }
        var taskId = task.taskId();
        // the engine is still making the task
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                var now = clock.instant();
                absences.during(List.of(assignee), now, now.plusMillis(1))
                        .forEach(absence -> workers.handOn(absence, taskId));
            }
        });
    }
}
