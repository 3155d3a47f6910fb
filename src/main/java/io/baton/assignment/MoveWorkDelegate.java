package io.baton.assignment;

import static io.baton.engine.ProcessVariables.REBALANCE_REASON;
import static io.baton.engine.ProcessVariables.REBALANCE_SUBJECT;
import static io.baton.engine.ProcessVariables.REBALANCE_TO;
import static io.baton.engine.ProcessVariables.TASK_GROUP;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives work that waits to whom the incident commander chose. */
@Component
class MoveWorkDelegate implements JavaDelegate {

    private final Rebalancing rebalancing;

    MoveWorkDelegate(Rebalancing rebalancing) {
        this.rebalancing = rebalancing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rebalancing.move(
                execution.getProcessBusinessKey(),
                REBALANCE_SUBJECT.get(execution),
                TASK_GROUP.get(execution),
                REBALANCE_TO.get(execution).strip(),
                REBALANCE_REASON.get(execution));
    }
}
