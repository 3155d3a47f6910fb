package io.baton.ticket;

import io.baton.engine.RestingTimers;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the timers of a ticket rest while it is on hold. */
@Component
class RestingWork {

    private static final String ON_HOLD = TicketState.ON_HOLD.name();

    private final RestingTimers timers;

    RestingWork(RestingTimers timers) {
        this.timers = timers;
    }

    @EventListener
    void ticketChanged(TicketChanged news) {
        if (!news.change().equals("STATE_CHANGED")) {
            return;
        }
        if (ON_HOLD.equals(news.facts().get("to"))) {
            timers.rest(news.ticket().key());
        } else if (ON_HOLD.equals(news.facts().get("from")) && news.facts().get("since") instanceof String since) {
            timers.goOn(news.ticket().key(), Instant.parse(since));
        }
    }
}
