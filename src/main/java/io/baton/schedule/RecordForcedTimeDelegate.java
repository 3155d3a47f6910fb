package io.baton.schedule;

import static io.baton.engine.ProcessVariables.FORCED_BY;
import static io.baton.engine.ProcessVariables.FORCE_REASON;
import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts on record that somebody has a task done although something is in its way, and why. */
@Component
class RecordForcedTimeDelegate implements JavaDelegate, KeepsRecords {

    private final TimeChecks checks;

    RecordForcedTimeDelegate(TimeChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        checks.force(
                execution.getProcessBusinessKey(),
                TASK_KEY.get(execution),
                FORCED_BY.get(execution),
                FORCE_REASON.get(execution));
    }
}
