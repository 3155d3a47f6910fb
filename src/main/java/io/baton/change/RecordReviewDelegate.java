package io.baton.change;

import static io.baton.engine.ProcessVariables.MEASURED_AFTER;
import static io.baton.engine.ProcessVariables.MEASURED_BEFORE;
import static io.baton.engine.ProcessVariables.OBJECTIVE_MET;
import static io.baton.engine.ProcessVariables.REVIEW_FINDING;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what whoever looked back at a change found. */
@Component
class RecordReviewDelegate implements JavaDelegate, KeepsRecords {

    private final ChangeCourse course;

    RecordReviewDelegate(ChangeCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.reviewed(
                execution.getProcessBusinessKey(),
                OBJECTIVE_MET.get(execution),
                MEASURED_BEFORE.find(execution).orElse(null),
                MEASURED_AFTER.find(execution).orElse(null),
                REVIEW_FINDING.get(execution));
    }
}
