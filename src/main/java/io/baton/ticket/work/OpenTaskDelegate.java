package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ACCOUNT_HOLDER;
import static io.baton.engine.ProcessVariables.ACCOUNT_SYSTEM;
import static io.baton.engine.ProcessVariables.ASSET_UPDATE_REQUIRED;
import static io.baton.engine.ProcessVariables.BLOCKED_BY;
import static io.baton.engine.ProcessVariables.PREDECESSORS;
import static io.baton.engine.ProcessVariables.REOPEN_COUNT;
import static io.baton.engine.ProcessVariables.TASK_DUE_AT;
import static io.baton.engine.ProcessVariables.TASK_GROUP;
import static io.baton.engine.ProcessVariables.TASK_KEY;
import static io.baton.engine.ProcessVariables.TASK_KIND;
import static io.baton.engine.ProcessVariables.TASK_POSITION;
import static io.baton.engine.ProcessVariables.TASK_ROBOT;
import static io.baton.engine.ProcessVariables.TASK_RUNBOOK;
import static io.baton.engine.ProcessVariables.TASK_TITLE;
import static io.baton.engine.ProcessVariables.VERIFICATION_REQUIRED;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Loads the fulfilment task that this run of the model is to do. */
@Component
class OpenTaskDelegate implements JavaDelegate, KeepsRecords {

    private final Planner planner;

    OpenTaskDelegate(Planner planner) {
        this.planner = planner;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var opening = planner.open(
                execution.getProcessBusinessKey(),
                REOPEN_COUNT.find(execution).orElse(0),
                TASK_KEY.find(execution).orElse(null),
                TASK_POSITION.find(execution).orElse(0));
        execution.setVariables(opening);
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(
                TASK_KEY,
                TASK_TITLE,
                TASK_KIND,
                TASK_GROUP,
                TASK_RUNBOOK,
                VERIFICATION_REQUIRED,
                ASSET_UPDATE_REQUIRED,
                TASK_ROBOT);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(PREDECESSORS, BLOCKED_BY, TASK_DUE_AT, ACCOUNT_SYSTEM, ACCOUNT_HOLDER);
    }
}
