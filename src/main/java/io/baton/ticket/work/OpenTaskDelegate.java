package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ASSET_UPDATE_REQUIRED;
import static io.baton.engine.ProcessVariables.REOPEN_COUNT;
import static io.baton.engine.ProcessVariables.TASK_GROUP;
import static io.baton.engine.ProcessVariables.TASK_KEY;
import static io.baton.engine.ProcessVariables.TASK_KIND;
import static io.baton.engine.ProcessVariables.TASK_POSITION;
import static io.baton.engine.ProcessVariables.TASK_RUNBOOK;
import static io.baton.engine.ProcessVariables.TASK_TITLE;
import static io.baton.engine.ProcessVariables.VERIFICATION_REQUIRED;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Loads the fulfilment task that this run of the model is to do. */
@Component
class OpenTaskDelegate implements JavaDelegate {

    private final Planner planner;

    OpenTaskDelegate(Planner planner) {
        this.planner = planner;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var task = planner.task(
                execution.getProcessBusinessKey(),
                REOPEN_COUNT.find(execution).orElse(0),
                TASK_POSITION.get(execution));
        TASK_KEY.set(execution, task.key());
        TASK_TITLE.set(execution, task.title());
        TASK_KIND.set(execution, task.kind());
        TASK_GROUP.set(execution, task.group());
        TASK_RUNBOOK.set(execution, task.runbook());
        VERIFICATION_REQUIRED.set(execution, task.verificationRequired());
        ASSET_UPDATE_REQUIRED.set(execution, task.assetUpdateRequired());
    }
}
