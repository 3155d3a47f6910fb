package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.ticket.TicketDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps the plan true when an instance is ended from outside: nobody will do its tasks any more. */
@Component
@Order(52)
class EndedWork implements StepObserver {

    private static final String UNSAID = "Its process was ended by hand.";
    private static final int LONGEST_REASON = 2000;

    private final PlannedWork work;
    private final TicketDesk desk;

    EndedWork(PlannedWork work, TicketDesk desk) {
        this.work = work;
        this.desk = desk;
    }

    @Override
    public void instanceEnded(Step step) {
        var key = step.businessKey();
        if (!step.isCancelled() || !step.isRootInstance() || key == null || !desk.exists(key)) {
            return;
        }
        if (step.processInstanceId().equals(desk.require(key).processInstanceId())) {
            work.cancelOpen(key, reason(step.endedBecause()));
        } else if (step.variable(TASK_KEY.name()) instanceof String taskKey) {
            work.drop(taskKey, reason(step.endedBecause()));
        }
    }

    private static String reason(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return UNSAID;
        }
        return said.substring(0, Math.min(LONGEST_REASON, said.length()));
    }
}
