package io.baton.delivery;

import static io.baton.engine.ProcessVariables.DEPLOYMENT_NOTE;
import static io.baton.engine.ProcessVariables.DEPLOYMENT_OUTCOME;
import static io.baton.engine.ProcessVariables.DISPATCH_ID;
import static io.baton.engine.ProcessVariables.OVERDUE_DECISION;
import static io.baton.engine.ProcessVariables.OVERDUE_REASON;

import io.baton.deployment.Outcome;
import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records how a deployment ended whose tool does not say it, by the word of the person who looked. */
@Component
class SettleDeploymentDelegate implements JavaDelegate, KeepsRecords {

    private final Results results;

    SettleDeploymentDelegate(Results results) {
        this.results = results;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var reason = OVERDUE_REASON.find(execution).orElse(null);
        var known =
                results.settle(DISPATCH_ID.get(execution), Outcome.valueOf(OVERDUE_DECISION.get(execution)), reason);
        DEPLOYMENT_OUTCOME.set(execution, known);
        DEPLOYMENT_NOTE.set(execution, reason);
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(DEPLOYMENT_OUTCOME, DEPLOYMENT_NOTE);
    }
}
