package io.baton.metrics;

import static io.baton.engine.ProcessVariables.PATTERNS;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Proposes an improvement for each pattern that was found. */
@Component
class ProposeImprovementsDelegate implements JavaDelegate, KeepsRecords {

    private final PatternScan scan;

    ProposeImprovementsDelegate(PatternScan scan) {
        this.scan = scan;
    }

    @Override
    public void execute(DelegateExecution execution) {
        scan.propose(execution.getProcessBusinessKey(), PATTERNS.get(execution));
    }
}
