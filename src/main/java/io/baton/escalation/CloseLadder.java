package io.baton.escalation;

import static io.baton.engine.ProcessVariables.ACKNOWLEDGED_BY;
import static io.baton.engine.ProcessVariables.ANSWERED_WITH;
import static io.baton.engine.ProcessVariables.ESCALATION_CAUSE;
import static io.baton.engine.ProcessVariables.ESCALATION_ID;
import static io.baton.engine.ProcessVariables.ESCALATION_OUTCOME;

import io.baton.engine.Errand;
import io.baton.engine.Processes;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the model of a ladder that has ended that nobody needs to be called any more. */
@Component
class CloseLadder implements Errand {

    static final String NAME = "close-ladder";

    private static final String OVER = "EscalationOver";

    private final EscalationBook book;
    private final Processes processes;

    CloseLadder(EscalationBook book, Processes processes) {
        this.book = book;
        this.processes = processes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        var ladder = book.require(id);
        var news = new HashMap<String, @Nullable Object>();
        news.put(ESCALATION_OUTCOME.name(), ladder.state().name());
        news.put(ACKNOWLEDGED_BY.name(), ladder.acknowledgedBy());
        news.put(ESCALATION_CAUSE.name(), ladder.cause());
        news.put(ANSWERED_WITH.name(), ladder.answeredWith());
        processes.tellWaiting(OVER, ladder.ticketKey(), ESCALATION_ID, id, news);
    }
}
