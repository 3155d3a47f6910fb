package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.PENDING_ACTION;
import static io.baton.engine.ProcessVariables.PENDING_ACTION_ALLOWED;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses a yes to an action that cannot be done, while somebody is there to be told. */
@Component
@Order(45)
class PendingActionGuard implements StepObserver {

    private final PendingActions actions;

    PendingActionGuard(PendingActions actions) {
        this.actions = actions;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var key = task.businessKey();
        if (key != null
                && task.variable(PENDING_ACTION.name()) instanceof String action
                && Boolean.TRUE.equals(task.submitted().get(PENDING_ACTION_ALLOWED.name()))) {
            actions.requirePossible(action, key);
        }
    }
}
