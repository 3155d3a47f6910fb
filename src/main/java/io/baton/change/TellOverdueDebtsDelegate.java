package io.baton.change;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells that an emergency change owes something for longer than it may. */
@Component
class TellOverdueDebtsDelegate implements JavaDelegate, KeepsRecords {

    private final EmergencyDebts debts;

    TellOverdueDebtsDelegate(EmergencyDebts debts) {
        this.debts = debts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        debts.overdue(execution.getProcessBusinessKey());
    }
}
