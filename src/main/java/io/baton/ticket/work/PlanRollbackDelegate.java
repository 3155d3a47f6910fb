package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ROLLBACK_COUNT;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the finished tasks of a cancelled request that are to be taken back. */
@Component
class PlanRollbackDelegate implements JavaDelegate, KeepsRecords {

    private final Rollback rollback;

    PlanRollbackDelegate(Rollback rollback) {
        this.rollback = rollback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ROLLBACK_COUNT.set(
                execution, rollback.due(execution.getProcessBusinessKey()).size());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(ROLLBACK_COUNT);
    }
}
