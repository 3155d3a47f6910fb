package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.REOPEN_COUNT;
import static io.baton.engine.ProcessVariables.TASK_KEY;
import static io.baton.engine.ProcessVariables.TASK_POSITION;

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
        var opening = planner.open(
                execution.getProcessBusinessKey(),
                REOPEN_COUNT.find(execution).orElse(0),
                TASK_KEY.find(execution).orElse(null),
                TASK_POSITION.find(execution).orElse(0));
        execution.setVariables(opening.variables());
    }
}
