package io.baton.change;

import static io.baton.engine.ProcessVariables.MEASURED_AFTER;
import static io.baton.engine.ProcessVariables.MEASURED_BEFORE;
import static io.baton.engine.ProcessVariables.REVIEW_FINDING;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens an improvement for what a change was meant to bring and did not. */
@Component
class OpenImprovementDelegate implements JavaDelegate, KeepsRecords {

    private final UnmetObjectives unmet;

    OpenImprovementDelegate(UnmetObjectives unmet) {
        this.unmet = unmet;
    }

    @Override
    public void execute(DelegateExecution execution) {
        unmet.improve(
                execution.getProcessBusinessKey(),
                MEASURED_BEFORE.find(execution).orElse(null),
                MEASURED_AFTER.find(execution).orElse(null),
                REVIEW_FINDING.get(execution));
    }
}
