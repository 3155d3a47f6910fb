package io.baton.ticket.work;

import io.baton.ticket.EscalatedAction;
import io.baton.ticket.TicketActions;
import io.baton.ticket.TicketDesk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Actions that had to wait for somebody with more rights. */
@Component
class PendingActions {

    private final TicketActions actions;
    private final TicketDesk desk;
    private final ObjectProvider<EscalatedAction> others;

    PendingActions(TicketActions actions, TicketDesk desk, ObjectProvider<EscalatedAction> others) {
        this.actions = actions;
        this.desk = desk;
        this.others = others;
    }

    /** Refuses what {@link #perform} would be refused. */
    void requirePossible(String action, String ticketKey) {
        var ticket = desk.require(ticketKey);
        if ("CANCEL".equals(action) && !ticket.state().isOver()) {
            actions.requireEndable(ticket);
        }
    }

    /** Performs an agreed action; a ticket that ended in the meantime needs it no more. */
    void perform(String action, String ticketKey, String about, String reason) {
        var ticket = desk.require(ticketKey);
        if (ticket.state().isOver()) {
            return;
        }
        if ("CANCEL".equals(action)) {
            actions.cancelNow(ticket, reason);
            return;
        }
        others.stream()
                .filter(other -> other.name().equals(action))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No pending action '" + action + "'"))
                .perform(ticketKey, about);
    }
}
