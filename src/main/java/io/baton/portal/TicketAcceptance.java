package io.baton.portal;

import io.baton.people.Person;
import io.baton.ticket.Acceptance;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the requester tries out and ticks before accepting a result. */
@Component
class TicketAcceptance implements TicketSection {

    private final Acceptance acceptance;

    TicketAcceptance(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void describe(Ticket ticket, Person reader, Model model) {
        model.addAttribute("criteria", ticket.state() == TicketState.REVIEW ? acceptance.criteria(ticket) : List.of());
    }
}
