package io.baton.sla;

import static io.baton.engine.ProcessVariables.SLA_CLOCK;
import static io.baton.engine.ProcessVariables.SLA_NEXT_AT;
import static io.baton.engine.ProcessVariables.SLA_WATCH;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads from the table of clocks what to wait for next; whoever changes the plan meanwhile has to wait, or is seen. */
@Component
class PlanThresholdDelegate implements JavaDelegate, KeepsRecords {

    private final Thresholds thresholds;

    PlanThresholdDelegate(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var plan = Watches.plan(thresholds.held(SLA_CLOCK.get(execution)));
        SLA_WATCH.set(execution, (String) plan.get(SLA_WATCH.name()));
        SLA_NEXT_AT.set(execution, (Date) plan.get(SLA_NEXT_AT.name()));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(SLA_WATCH, SLA_NEXT_AT);
    }
}
