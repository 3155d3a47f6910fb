package io.baton.catalog;

import static io.baton.engine.ProcessVariables.APPROVAL_REQUIRED;
import static io.baton.engine.ProcessVariables.CATEGORY;
import static io.baton.engine.ProcessVariables.CONFIRMATION_REQUIRED;
import static io.baton.engine.ProcessVariables.EXPECTED_HOURS;
import static io.baton.engine.ProcessVariables.FORMER_CATEGORY;
import static io.baton.engine.ProcessVariables.FORMER_NATURE;
import static io.baton.engine.ProcessVariables.FORMER_SUBCATEGORY;
import static io.baton.engine.ProcessVariables.NATURE;
import static io.baton.engine.ProcessVariables.RECLASSIFY_BY;
import static io.baton.engine.ProcessVariables.SUBCATEGORY;
import static io.baton.engine.ProcessVariables.TASK_FAMILY;
import static io.baton.engine.ProcessVariables.TRIAGED_BY;
import static io.baton.engine.ProcessVariables.TRIAGE_REASON;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import io.baton.ticket.Reclassification.Judgement;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts on record what a person decided in triage, and takes over the terms of the catalogue item that is meant. */
@Component
class ApplyTriageDelegate implements JavaDelegate, KeepsRecords {

    private final TriageDesk triage;

    ApplyTriageDelegate(TriageDesk triage) {
        this.triage = triage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        TASK_FAMILY.set(execution, CATEGORY.get(execution));
        triage.decided(
                key,
                new Judgement(
                        FORMER_CATEGORY.find(execution).orElse(null),
                        FORMER_SUBCATEGORY.find(execution).orElse(null),
                        FORMER_NATURE.find(execution).orElse(null)),
                new Judgement(
                        CATEGORY.get(execution),
                        SUBCATEGORY.find(execution).orElse(null),
                        NATURE.find(execution).orElse(null)),
                RECLASSIFY_BY.find(execution).orElse(null),
                TRIAGED_BY.get(execution),
                TRIAGE_REASON.get(execution));
        triage.terms(key, CATEGORY.get(execution), SUBCATEGORY.find(execution).orElse(null))
                .ifPresent(terms -> {
                    EXPECTED_HOURS.set(execution, terms.expectedHours());
                    CONFIRMATION_REQUIRED.set(execution, terms.confirmationRequired());
                    APPROVAL_REQUIRED.set(execution, terms.approvalRequired());
                });
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(TASK_FAMILY);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(EXPECTED_HOURS, CONFIRMATION_REQUIRED, APPROVAL_REQUIRED);
    }
}
