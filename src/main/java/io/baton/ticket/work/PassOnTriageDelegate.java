package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ASSIGNED_GROUP;
import static io.baton.engine.ProcessVariables.CATEGORY;
import static io.baton.engine.ProcessVariables.NATURE;
import static io.baton.engine.ProcessVariables.RISK_CLASS;
import static io.baton.engine.ProcessVariables.SUBCATEGORY;
import static io.baton.engine.ProcessVariables.TASK_FAMILY;

import io.baton.engine.KeepsRecords;
import io.baton.ticket.Reclassifications;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the ticket's own process the new category, so that work not planned yet is planned by it. */
@Component
class PassOnTriageDelegate implements JavaDelegate, KeepsRecords {

    private final Reclassifications reclassifications;

    PassOnTriageDelegate(Reclassifications reclassifications) {
        this.reclassifications = reclassifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var judged = new HashMap<String, Object>();
        for (var variable : List.of(CATEGORY, SUBCATEGORY, TASK_FAMILY, NATURE, ASSIGNED_GROUP, RISK_CLASS)) {
            variable.find(execution).ifPresent(value -> judged.put(variable.name(), value));
        }
        reclassifications.passOn(execution.getProcessBusinessKey(), judged);
    }
}
