package io.baton.change;

import static io.baton.engine.ProcessVariables.CHANGE_OUTCOME;
import static io.baton.engine.ProcessVariables.OUTCOME_NOTE;

import io.baton.deployment.Outcome;
import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps how the implementation of a change ended. */
@Component
class RecordOutcomeDelegate implements JavaDelegate, KeepsRecords {

    private final ChangeCourse course;

    RecordOutcomeDelegate(ChangeCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.implemented(
                execution.getProcessBusinessKey(),
                Outcome.valueOf(CHANGE_OUTCOME.get(execution)),
                OUTCOME_NOTE.find(execution).orElse(null));
    }
}
