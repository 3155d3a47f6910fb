package io.baton.metrics;

import static io.baton.engine.ProcessVariables.PATTERNS;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds what recurs beyond its limit. */
@Component
class GatherPatternsDelegate implements JavaDelegate, KeepsRecords {

    private final PatternScan scan;

    GatherPatternsDelegate(PatternScan scan) {
        this.scan = scan;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PATTERNS.set(execution, scan.found());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(PATTERNS);
    }
}
