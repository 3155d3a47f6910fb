package io.baton.sla;

import static io.baton.engine.ProcessVariables.SLA_CLOCK;
import static io.baton.engine.ProcessVariables.SLA_MISSED;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the threshold that is reached, with its lag, and warns; a timer that fires too early or twice records nothing. */
@Component
class RecordThresholdDelegate implements JavaDelegate, KeepsRecords {

    private final Thresholds thresholds;

    RecordThresholdDelegate(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var event = thresholds.reached(SLA_CLOCK.get(execution));
        SLA_MISSED.set(execution, event.map(reached -> reached.percent() == 100).orElse(false));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(SLA_MISSED);
    }
}
