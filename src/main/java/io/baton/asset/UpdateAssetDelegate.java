package io.baton.asset;

import static io.baton.engine.ProcessVariables.ASSET_OWNER;
import static io.baton.engine.ProcessVariables.ASSET_PLACE;
import static io.baton.engine.ProcessVariables.ASSET_STATUS;
import static io.baton.engine.ProcessVariables.ASSET_TAG;
import static io.baton.engine.ProcessVariables.REQUESTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes into the register who has the asset now, where it is and in which condition, with the ticket as the source. */
@Component
class UpdateAssetDelegate implements JavaDelegate {

    private final AssetRegister register;

    UpdateAssetDelegate(AssetRegister register) {
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // The id of the activity instance is new on every retry of an asynchronous step, so the step names itself.
        var step = execution.getProcessInstanceId() + ":" + execution.getCurrentActivityId();
        register.apply(new AssetUpdate(
                step,
                ASSET_TAG.get(execution),
                ASSET_OWNER.find(execution).or(() -> REQUESTER.find(execution)).orElse(null),
                ASSET_PLACE.find(execution).orElse(null),
                ASSET_STATUS.find(execution).map(AssetStatus::valueOf).orElse(AssetStatus.IN_USE),
                execution.getProcessBusinessKey()));
    }
}
