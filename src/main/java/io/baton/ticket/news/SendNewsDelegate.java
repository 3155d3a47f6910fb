package io.baton.ticket.news;

import static io.baton.engine.ProcessVariables.LAST_NEWS_AT;
import static io.baton.engine.ProcessVariables.NEWS_OUTCOME;
import static io.baton.engine.ProcessVariables.NEWS_TEXT;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the requester what was gathered or written, and remembers when. */
@Component
class SendNewsDelegate implements JavaDelegate, Writes {

    private final ProgressNews news;

    SendNewsDelegate(ProgressNews news) {
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var sent = news.send(
                execution.getProcessBusinessKey(), NEWS_TEXT.get(execution), "ASK".equals(NEWS_OUTCOME.get(execution)));
        LAST_NEWS_AT.set(execution, Date.from(sent));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(LAST_NEWS_AT);
    }
}
