package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.JUSTIFICATION;
import static io.baton.engine.ProcessVariables.RESOLUTION_CODE;
import static io.baton.engine.ProcessVariables.RESOLUTION_NOTE;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the outcome of a request from what its tasks came to, for the steps that depend on it. */
@Component
class DetermineOutcomeDelegate implements JavaDelegate, Writes {

    private final Planner planner;

    DetermineOutcomeDelegate(Planner planner) {
        this.planner = planner;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (RESOLUTION_CODE.find(execution).isPresent()) {
            return; // whoever closed the request early said how it ends
        }
        var outcome = planner.outcome(execution.getProcessBusinessKey());
        RESOLUTION_CODE.set(execution, outcome.code());
        RESOLUTION_NOTE.set(execution, outcome.note());
        JUSTIFICATION.set(execution, outcome.justification());
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(RESOLUTION_CODE, RESOLUTION_NOTE, JUSTIFICATION);
    }
}
