package io.baton.delivery;

import static io.baton.engine.ProcessVariables.DISPATCH_ID;

import io.baton.platform.http.CallFailed;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Brings an order that the tool did not take before a person: it fails with the tool's own words, which opens the repair of
 * integrations, and sends the order again once somebody there says so.
 */
@Component
class ResendDeploymentDelegate implements JavaDelegate {

    private final HandOff handOff;

    ResendDeploymentDelegate(HandOff handOff) {
        this.handOff = handOff;
    }

    @Override
    public void execute(DelegateExecution execution) throws CallFailed {
        var trouble = handOff.troubleOrResend(DISPATCH_ID.get(execution));
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }
}
