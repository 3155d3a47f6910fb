package io.baton.catalog;

import static io.baton.engine.ProcessVariables.ASK;
import static io.baton.engine.ProcessVariables.INTENT;
import static io.baton.engine.ProcessVariables.ITEM_CATEGORY;
import static io.baton.engine.ProcessVariables.ITEM_ID;
import static io.baton.engine.ProcessVariables.MATCHED_CATEGORY;
import static io.baton.engine.ProcessVariables.MATCHED_ITEM;

import io.baton.catalog.IntakeJudgements.Judgement;
import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks for the catalogue item that the words of a free ask mean, and hands the tables all they look at. */
@Component
class MatchCatalogueDelegate implements JavaDelegate, Writes {

    private final TriageDesk triage;

    MatchCatalogueDelegate(TriageDesk triage) {
        this.triage = triage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ask = ASK.find(execution).orElse("");
        var judgement = triage.judgement(execution.getProcessBusinessKey());
        var match =
                ITEM_ID.find(execution).isPresent() ? java.util.Optional.<CatalogueItem>empty() : triage.matching(ask);
        ASK.set(execution, ask);
        ITEM_ID.set(execution, ITEM_ID.find(execution).orElse(null));
        ITEM_CATEGORY.set(execution, ITEM_CATEGORY.find(execution).orElse(null));
        INTENT.set(execution, judgement.map(Judgement::intent).orElse(null));
        MATCHED_ITEM.set(execution, match.map(CatalogueItem::id).orElse(null));
        MATCHED_CATEGORY.set(
                execution, match.map(item -> item.definition().category()).orElse(null));
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(ASK, ITEM_ID, ITEM_CATEGORY, INTENT, MATCHED_ITEM, MATCHED_CATEGORY);
    }
}
