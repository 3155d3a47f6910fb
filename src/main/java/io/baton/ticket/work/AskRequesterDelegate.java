package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ASSESSED_BY;
import static io.baton.engine.ProcessVariables.MISSING_INFORMATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the question of whoever assesses a ticket to its requester. */
@Component
class AskRequesterDelegate implements JavaDelegate {

    private final Enquiries enquiries;

    AskRequesterDelegate(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        enquiries.ask(
                execution.getProcessBusinessKey(), ASSESSED_BY.get(execution), MISSING_INFORMATION.get(execution));
    }
}
