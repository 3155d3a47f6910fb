package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ASSET_TAG;
import static io.baton.engine.ProcessVariables.TASK_DUE_AT;
import static io.baton.engine.ProcessVariables.TASK_GROUP;
import static io.baton.engine.ProcessVariables.TASK_KEY;
import static io.baton.engine.ProcessVariables.TASK_TITLE;
import static io.baton.engine.ProcessVariables.TASK_UNDO;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Loads the latest task of a cancelled request that is not yet taken back. */
@Component
class OpenRollbackDelegate implements JavaDelegate, KeepsRecords {

    private final Rollback rollback;

    OpenRollbackDelegate(Rollback rollback) {
        this.rollback = rollback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(rollback.next(execution.getProcessBusinessKey()));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(TASK_KEY, TASK_TITLE, TASK_GROUP, TASK_UNDO, TASK_DUE_AT);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(ASSET_TAG);
    }
}
