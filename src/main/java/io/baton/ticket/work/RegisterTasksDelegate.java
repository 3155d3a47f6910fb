package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.JUSTIFICATION;
import static io.baton.engine.ProcessVariables.REOPEN_COUNT;
import static io.baton.engine.ProcessVariables.RESOLUTION_CODE;
import static io.baton.engine.ProcessVariables.RESOLUTION_NOTE;
import static io.baton.engine.ProcessVariables.TASK_COUNT;
import static io.baton.engine.ProcessVariables.TASK_PLAN;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Turns the answer of the task-plan table into fulfilment tasks of the ticket. */
@Component
class RegisterTasksDelegate implements JavaDelegate, KeepsRecords {

    private final Planner planner;

    RegisterTasksDelegate(Planner planner) {
        this.planner = planner;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var round = REOPEN_COUNT.find(execution).orElse(0);
        var count = planner.register(
                execution.getProcessBusinessKey(),
                round,
                TASK_PLAN.get(execution).text(),
                execution.getVariables());
        TASK_COUNT.set(execution, count);
        execution.removeVariable(TASK_PLAN.name());
        // A new plan begins without the outcome somebody gave the one before.
        execution.removeVariables(List.of(RESOLUTION_CODE.name(), RESOLUTION_NOTE.name(), JUSTIFICATION.name()));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(TASK_COUNT);
    }
}
