package io.baton.ticket.repair;

import static io.baton.engine.ProcessVariables.REPAIR_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tries the failed step again, with all its attempts. */
@Component
class RetryStepDelegate implements JavaDelegate {

    private final RepairDesk desk;

    RetryStepDelegate(RepairDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.retry(REPAIR_ID.get(execution));
    }
}
