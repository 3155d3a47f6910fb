package io.baton.schedule;

import static io.baton.engine.ProcessVariables.SCHEDULE_CONFLICT;
import static io.baton.engine.ProcessVariables.SCHEDULE_FREE_AT;
import static io.baton.engine.ProcessVariables.SCHEDULE_NOTE;
import static io.baton.engine.ProcessVariables.TASK_DUE_AT;
import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares the planned time of a task with the change calendar, and gives it the next free one where something is in its way. */
@Component
class CheckScheduleDelegate implements JavaDelegate, KeepsRecords {

    private final TimeChecks checks;

    CheckScheduleDelegate(TimeChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var check = checks.check(execution.getProcessBusinessKey(), TASK_KEY.get(execution));
        SCHEDULE_CONFLICT.set(execution, !check.isFree());
        if (check.words() != null && check.freeAt() != null) {
            SCHEDULE_NOTE.set(execution, check.words());
            SCHEDULE_FREE_AT.set(execution, Date.from(check.freeAt()));
        }
        var due = TASK_DUE_AT.find(execution).map(Date::toInstant).orElse(null);
        if (check.until() != null && due != null && due.isBefore(check.until())) {
            TASK_DUE_AT.set(execution, Date.from(check.until()));
        }
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(SCHEDULE_CONFLICT);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(SCHEDULE_NOTE, SCHEDULE_FREE_AT, TASK_DUE_AT);
    }
}
