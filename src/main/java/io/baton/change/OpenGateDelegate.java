package io.baton.change;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets a change begin that everybody agreed to. */
@Component
class OpenGateDelegate implements JavaDelegate, KeepsRecords {

    private final ChangeCourse course;

    OpenGateDelegate(ChangeCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.approved(execution.getProcessBusinessKey());
    }
}
