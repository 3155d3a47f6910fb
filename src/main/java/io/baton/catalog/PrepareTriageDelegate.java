package io.baton.catalog;

import static io.baton.engine.ProcessVariables.CANDIDATES;
import static io.baton.engine.ProcessVariables.FORMER_CATEGORY;
import static io.baton.engine.ProcessVariables.FORMER_NATURE;
import static io.baton.engine.ProcessVariables.FORMER_SUBCATEGORY;
import static io.baton.engine.ProcessVariables.NATURE_CHOSEN;
import static io.baton.engine.ProcessVariables.SUBMITTED_DATA;
import static io.baton.engine.ProcessVariables.TRIAGE_CRITERIA;
import static io.baton.engine.ProcessVariables.TRIAGE_LINK;
import static io.baton.engine.ProcessVariables.TRIAGE_NOTE;
import static io.baton.engine.ProcessVariables.TRIAGE_READINGS;

import io.baton.catalog.IntakeJudgements.Judgement;
import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lays out for the service desk what was asked, what it may mean, and by which criteria the tables judge. */
@Component
class PrepareTriageDelegate implements JavaDelegate, Writes {

    private final TriageDesk triage;

    PrepareTriageDelegate(TriageDesk triage) {
        this.triage = triage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        var judgement = triage.judgement(key);
        var before = triage.present(key);
        SUBMITTED_DATA.set(execution, triage.submitted(key));
        TRIAGE_READINGS.set(
                execution, triage.readAgain(CANDIDATES.get(execution).text()).inWords());
        TRIAGE_CRITERIA.set(execution, triage.criteria());
        TRIAGE_NOTE.set(execution, judgement.map(Judgement::note).orElse(null));
        TRIAGE_LINK.set(execution, judgement.map(Judgement::link).orElse(null));
        NATURE_CHOSEN.set(execution, null);
        FORMER_CATEGORY.set(execution, before.category());
        FORMER_SUBCATEGORY.set(execution, before.subcategory());
        FORMER_NATURE.set(execution, before.nature());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(SUBMITTED_DATA, TRIAGE_READINGS, TRIAGE_CRITERIA);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(TRIAGE_NOTE, TRIAGE_LINK, NATURE_CHOSEN, FORMER_CATEGORY, FORMER_SUBCATEGORY, FORMER_NATURE);
    }
}
