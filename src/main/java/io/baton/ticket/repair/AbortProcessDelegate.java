package io.baton.ticket.repair;

import static io.baton.engine.ProcessVariables.REPAIR_ID;
import static io.baton.engine.ProcessVariables.REPAIR_REASON;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the process whose step could not be repaired. */
@Component
class AbortProcessDelegate implements JavaDelegate {

    private final RepairDesk desk;

    AbortProcessDelegate(RepairDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.abort(REPAIR_ID.get(execution), REPAIR_REASON.get(execution));
    }
}
