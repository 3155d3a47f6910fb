package io.baton.asset;

import static io.baton.engine.ProcessVariables.ASSET_TAG;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives an asset back to whom and where it was before the ticket; the model decides what happens if that cannot be. */
@Component
class CheckInAssetDelegate implements JavaDelegate {

    private final AssetReturns returns;

    CheckInAssetDelegate(AssetReturns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = execution.getProcessInstanceId() + ":" + execution.getCurrentActivityId();
        var tag = ASSET_TAG.find(execution).orElse("");
        var obstacle = returns.checkIn(step, tag, execution.getProcessBusinessKey());
        if (obstacle.isPresent()) {
            throw new BpmnError("ASSET_CHANGED", obstacle.get());
        }
    }
}
