package io.baton.delivery;

import static io.baton.engine.ProcessVariables.DEPLOYMENT_TARGET;
import static io.baton.engine.ProcessVariables.DEPLOYMENT_WAIT;
import static io.baton.engine.ProcessVariables.DISPATCH_ID;
import static io.baton.engine.ProcessVariables.GRANT_ID;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes down which tool is to deploy what; it is handed over as soon as that is committed. */
@Component
class RequestDeploymentDelegate implements JavaDelegate, KeepsRecords {

    private final HandOff handOff;

    RequestDeploymentDelegate(HandOff handOff) {
        this.handOff = handOff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var target = handOff.request(
                execution.getProcessBusinessKey(),
                new HandOff.Begun(DISPATCH_ID.get(execution), GRANT_ID.get(execution)));
        DEPLOYMENT_TARGET.set(execution, target.service() + " to " + target.environment() + " by " + target.tool());
        DEPLOYMENT_WAIT.set(execution, target.within().toString());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(DEPLOYMENT_TARGET, DEPLOYMENT_WAIT);
    }
}
