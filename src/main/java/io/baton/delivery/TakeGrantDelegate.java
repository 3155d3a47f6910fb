package io.baton.delivery;

import static io.baton.engine.ProcessVariables.DEPLOYMENT_NOTE;
import static io.baton.engine.ProcessVariables.DEPLOYMENT_OUTCOME;
import static io.baton.engine.ProcessVariables.DISPATCH_ID;
import static io.baton.engine.ProcessVariables.GRANT_ID;

import io.baton.deployment.Gatekeeper;
import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the gate whether the change may be deployed now; the model draws what happens when it may not. */
@Component
class TakeGrantDelegate implements JavaDelegate, KeepsRecords {

    private final HandOff handOff;

    TakeGrantDelegate(HandOff handOff) {
        this.handOff = handOff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var asked = handOff.takeGrant(execution.getProcessBusinessKey());
        var begun = asked.begun();
        if (begun != null) {
            DISPATCH_ID.set(execution, begun.dispatch());
            GRANT_ID.set(execution, begun.grant());
        } else if (asked.standing() == Gatekeeper.Standing.WAIT) {
            throw new BpmnError("GATE_WAIT", asked.because());
        } else {
            DEPLOYMENT_OUTCOME.set(execution, "GATE_CLOSED");
            DEPLOYMENT_NOTE.set(execution, asked.because());
            throw new BpmnError("GATE_CLOSED", asked.because());
        }
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(DISPATCH_ID, GRANT_ID, DEPLOYMENT_OUTCOME, DEPLOYMENT_NOTE);
    }
}
