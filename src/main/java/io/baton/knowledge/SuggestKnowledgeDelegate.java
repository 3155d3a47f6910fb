package io.baton.knowledge;

import static io.baton.engine.ProcessVariables.ASK;
import static io.baton.engine.ProcessVariables.ASSIGNED_GROUP;
import static io.baton.engine.ProcessVariables.SIMILAR_TICKETS;
import static io.baton.engine.ProcessVariables.SUGGESTED_ARTICLES;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks for articles and solved tickets that resemble the ask, for whoever assesses it. */
@Component
class SuggestKnowledgeDelegate implements JavaDelegate, Writes {

    private final Suggestions suggestions;

    SuggestKnowledgeDelegate(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ask = ASK.find(execution).orElse("");
        SUGGESTED_ARTICLES.set(execution, suggestions.articles(ask));
        SIMILAR_TICKETS.set(
                execution,
                suggestions.tickets(ask, ASSIGNED_GROUP.find(execution).orElse("service-desk")));
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(SUGGESTED_ARTICLES, SIMILAR_TICKETS);
    }
}
