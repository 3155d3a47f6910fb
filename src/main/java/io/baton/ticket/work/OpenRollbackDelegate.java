package io.baton.ticket.work;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Loads the latest task of a cancelled request that is not yet taken back. */
@Component
class OpenRollbackDelegate implements JavaDelegate {

    private final Rollback rollback;

    OpenRollbackDelegate(Rollback rollback) {
        this.rollback = rollback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(rollback.next(execution.getProcessBusinessKey()));
    }
}
