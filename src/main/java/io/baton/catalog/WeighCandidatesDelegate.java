package io.baton.catalog;

import static io.baton.engine.ProcessVariables.CANDIDATES;
import static io.baton.engine.ProcessVariables.CATEGORY;
import static io.baton.engine.ProcessVariables.NATURE_CHOSEN;
import static io.baton.engine.ProcessVariables.READING;
import static io.baton.engine.ProcessVariables.SUBCATEGORY;
import static io.baton.engine.ProcessVariables.TASK_FAMILY;

import io.baton.catalog.Reading.Candidate;
import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the category that the matching rows agree on; without agreement the ticket has none until a person decides. */
@Component
class WeighCandidatesDelegate implements JavaDelegate, Writes {

    private final TriageDesk triage;

    WeighCandidatesDelegate(TriageDesk triage) {
        this.triage = triage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var reading = triage.weigh(
                execution.getProcessBusinessKey(), CANDIDATES.get(execution).text());
        READING.set(execution, reading.outcome().name());
        CATEGORY.set(execution, reading.best().map(Candidate::category).orElse(null));
        SUBCATEGORY.set(execution, reading.best().map(Candidate::subcategory).orElse(null));
        TASK_FAMILY.set(execution, reading.best().map(Candidate::taskFamily).orElse(null));
        NATURE_CHOSEN.set(execution, null);
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(READING);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(CATEGORY, SUBCATEGORY, TASK_FAMILY, NATURE_CHOSEN);
    }
}
