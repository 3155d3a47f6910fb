package io.baton.change;

import static io.baton.engine.ProcessVariables.DECLINE_REASON;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the gate for a change that somebody refused. */
@Component
class RejectChangeDelegate implements JavaDelegate, KeepsRecords {

    private final ChangeCourse course;

    RejectChangeDelegate(ChangeCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.rejected(
                execution.getProcessBusinessKey(),
                DECLINE_REASON.find(execution).orElse("Those who were asked did not agree."));
    }
}
