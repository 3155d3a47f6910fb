package io.baton.showback;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes back what was booked for the ticket, by a line against it; safe to repeat. */
@Component
class ReverseCostsDelegate implements JavaDelegate {

    private final CostDesk desk;

    ReverseCostsDelegate(CostDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.reverse(execution.getProcessBusinessKey());
    }
}
