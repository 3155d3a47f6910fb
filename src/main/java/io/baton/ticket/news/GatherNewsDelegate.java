package io.baton.ticket.news;

import static io.baton.engine.ProcessVariables.LAST_NEWS_AT;
import static io.baton.engine.ProcessVariables.NEWS_ASSIGNEE;
import static io.baton.engine.ProcessVariables.NEWS_GROUP;
import static io.baton.engine.ProcessVariables.NEWS_OUTCOME;
import static io.baton.engine.ProcessVariables.NEWS_TEXT;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks for what can be told to the requester, and for whom to ask where there is nothing. */
@Component
class GatherNewsDelegate implements JavaDelegate, Writes {

    private final ProgressNews news;

    GatherNewsDelegate(ProgressNews news) {
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var gathered = news.gather(
                execution.getProcessBusinessKey(), LAST_NEWS_AT.get(execution).toInstant());
        NEWS_OUTCOME.set(execution, gathered.outcome());
        NEWS_TEXT.set(execution, gathered.text());
        NEWS_ASSIGNEE.set(execution, gathered.assignee());
        NEWS_GROUP.set(execution, gathered.group());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(NEWS_OUTCOME, NEWS_TEXT, NEWS_ASSIGNEE, NEWS_GROUP);
    }
}
