package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ACCEPTANCE;
import static io.baton.engine.ProcessVariables.JUSTIFICATION;
import static io.baton.engine.ProcessVariables.RESOLUTION_CODE;
import static io.baton.engine.ProcessVariables.RESOLUTION_NOTE;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes down how the ticket ended; the end event that follows closes it. */
@Component
class CloseTicketDelegate implements JavaDelegate, KeepsRecords {

    private final Planner planner;

    CloseTicketDelegate(Planner planner) {
        this.planner = planner;
    }

    @Override
    public void execute(DelegateExecution execution) {
        planner.close(
                execution.getProcessBusinessKey(),
                RESOLUTION_CODE.find(execution).orElse(null),
                RESOLUTION_NOTE.find(execution).orElse(null),
                JUSTIFICATION.find(execution).orElse(null),
                ACCEPTANCE.find(execution).orElse(null));
    }
}
