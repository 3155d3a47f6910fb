package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ROLLBACK_EVIDENCE;
import static io.baton.engine.ProcessVariables.ROLLBACK_OUTCOME;
import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes down that a task was taken back, how and by whom. */
@Component
class RecordRollbackDelegate implements JavaDelegate, KeepsRecords {

    private final Rollback rollback;

    RecordRollbackDelegate(Rollback rollback) {
        this.rollback = rollback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rollback.record(
                TASK_KEY.get(execution),
                ROLLBACK_OUTCOME.find(execution).orElse(null),
                ROLLBACK_EVIDENCE.find(execution).orElse(null));
    }
}
