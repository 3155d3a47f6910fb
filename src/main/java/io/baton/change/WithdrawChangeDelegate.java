package io.baton.change;

import static io.baton.engine.ProcessVariables.CANCEL_REASON;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the gate for a change that was given up. */
@Component
class WithdrawChangeDelegate implements JavaDelegate, KeepsRecords {

    private final ChangeCourse course;

    WithdrawChangeDelegate(ChangeCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.withdrawn(
                execution.getProcessBusinessKey(), CANCEL_REASON.find(execution).orElse("It was given up."));
    }
}
