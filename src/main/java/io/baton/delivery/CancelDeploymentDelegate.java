package io.baton.delivery;

import static io.baton.engine.ProcessVariables.DISPATCH_ID;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the tool stop a deployment; how that ends is heard like any other end. */
@Component
class CancelDeploymentDelegate implements JavaDelegate, KeepsRecords {

    private final Results results;

    CancelDeploymentDelegate(Results results) {
        this.results = results;
    }

    @Override
    public void execute(DelegateExecution execution) {
        results.cancel(DISPATCH_ID.get(execution));
    }
}
