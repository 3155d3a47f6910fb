package io.baton.ticket.repair;

import static io.baton.engine.ProcessVariables.REPAIR_ID;
import static io.baton.engine.ProcessVariables.REPAIR_VALUES;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Goes on after the failed step with the values that a person gave in its place. */
@Component
class TakeOverStepDelegate implements JavaDelegate {

    private final RepairDesk desk;

    TakeOverStepDelegate(RepairDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.takeOver(REPAIR_ID.get(execution), REPAIR_VALUES.find(execution).orElse(""));
    }
}
