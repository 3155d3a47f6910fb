package io.baton.ticket.news;

import static io.baton.engine.ProcessVariables.LAST_NEWS_AT;
import static io.baton.engine.ProcessVariables.NEWS_CADENCE;
import static io.baton.engine.ProcessVariables.NEWS_CALENDAR;
import static io.baton.engine.ProcessVariables.NEWS_DUE;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Works out when the requester hears of the ticket next, from the last news and the cadence. */
@Component
class PlanNewsDelegate implements JavaDelegate, Writes {

    private final ProgressNews news;

    PlanNewsDelegate(ProgressNews news) {
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var due = news.nextAfter(
                LAST_NEWS_AT.get(execution).toInstant(), NEWS_CADENCE.get(execution), NEWS_CALENDAR.get(execution));
        NEWS_DUE.set(execution, Date.from(due));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(NEWS_DUE);
    }
}
