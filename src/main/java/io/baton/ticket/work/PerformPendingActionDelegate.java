package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.CANCEL_REASON;
import static io.baton.engine.ProcessVariables.PENDING_ACTION;
import static io.baton.engine.ProcessVariables.PENDING_ACTION_ABOUT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Does what somebody without the right asked for and somebody with the right agreed to. */
@Component
class PerformPendingActionDelegate implements JavaDelegate {

    private final PendingActions actions;

    PerformPendingActionDelegate(PendingActions actions) {
        this.actions = actions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        actions.perform(
                PENDING_ACTION.get(execution),
                execution.getProcessBusinessKey(),
                PENDING_ACTION_ABOUT.find(execution).orElse(""),
                CANCEL_REASON.find(execution).orElse(""));
    }
}
