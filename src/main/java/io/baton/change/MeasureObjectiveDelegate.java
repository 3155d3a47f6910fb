package io.baton.change;

import static io.baton.engine.ProcessVariables.MEASURED_AFTER;
import static io.baton.engine.ProcessVariables.MEASURED_BEFORE;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Fills in the figures before and after a change, where its objective is measured by one that this product knows. */
@Component
class MeasureObjectiveDelegate implements JavaDelegate, KeepsRecords {

    private final Measurement measurement;

    MeasureObjectiveDelegate(Measurement measurement) {
        this.measurement = measurement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        measurement.of(execution.getProcessBusinessKey()).ifPresent(figures -> {
            MEASURED_BEFORE.set(execution, figures.before());
            MEASURED_AFTER.set(execution, figures.after());
        });
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(MEASURED_BEFORE, MEASURED_AFTER);
    }
}
