package io.baton.escalation;

import static io.baton.engine.ProcessVariables.ACKNOWLEDGED_BY;
import static io.baton.engine.ProcessVariables.CAUSE_NAMED_BY;
import static io.baton.engine.ProcessVariables.CAUSE_NOTE;
import static io.baton.engine.ProcessVariables.ESCALATION_CAUSE;
import static io.baton.engine.ProcessVariables.ESCALATION_ID;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps why an escalation came about. */
@Component
class RecordCauseDelegate implements JavaDelegate, KeepsRecords {

    private final Causes causes;

    RecordCauseDelegate(Causes causes) {
        this.causes = causes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // none where another ladder that was acknowledged with this one is asked for it
        ESCALATION_CAUSE
                .find(execution)
                .ifPresent(cause -> causes.record(
                        ESCALATION_ID.get(execution),
                        cause,
                        CAUSE_NOTE.find(execution).orElse(null),
                        CAUSE_NAMED_BY
                                .find(execution)
                                .or(() -> ACKNOWLEDGED_BY.find(execution))
                                .orElse("baton")));
    }
}
