package io.baton.change;

import static io.baton.engine.ProcessVariables.CHANGE_POINTS;
import static io.baton.engine.ProcessVariables.CHANGE_PREPARED;
import static io.baton.engine.ProcessVariables.CHANGE_SUMMARY;
import static io.baton.engine.ProcessVariables.RISK_CLASS;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps with the change how risky it is, and tells those who judge it why. */
@Component
class RecordChangeRiskDelegate implements JavaDelegate, KeepsRecords {

    private final ChangeCourse course;

    RecordChangeRiskDelegate(ChangeCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var judged = course.assessed(
                execution.getProcessBusinessKey(),
                CHANGE_POINTS.get(execution),
                RISK_CLASS.get(execution),
                CHANGE_PREPARED.get(execution));
        CHANGE_SUMMARY.set(execution, CHANGE_SUMMARY.get(execution) + "* **Risk:** " + judged);
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(CHANGE_SUMMARY);
    }
}
