package io.baton.showback;

import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sees to it that no budget is set aside, and nothing stays charged, for a request that is not done. */
@Component
class CostWatch {

    private final CostDesk desk;

    CostWatch(CostDesk desk) {
        this.desk = desk;
    }

    @EventListener
    void ticketChanged(TicketChanged news) {
        var ticket = news.ticket();
        if (ticket.state() == TicketState.CANCELLED) {
            desk.reverse(ticket.key());
        } else if (ticket.state() == TicketState.CLOSED) {
            desk.settle(ticket.key());
        }
    }
}
