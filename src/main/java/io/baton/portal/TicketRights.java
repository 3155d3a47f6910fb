package io.baton.portal;

import io.baton.people.Person;
import io.baton.ticket.ActionRights;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketActions;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import io.baton.ticket.approval.Approvals;
import org.springframework.stereotype.Component;

/** Which buttons a ticket's page offers. Only a courtesy: whoever presses one is judged again. */
@Component
class TicketRights {

    private final ActionRights rights;
    private final Approvals approvals;
    private final TicketDesk desk;
    private final TicketActions actions;

    TicketRights(ActionRights rights, Approvals approvals, TicketDesk desk, TicketActions actions) {
        this.rights = rights;
        this.approvals = approvals;
        this.desk = desk;
        this.actions = actions;
    }

    /** What the reader of the page may do. */
    record May(
            boolean confirm,
            boolean comment,
            boolean commentInternally,
            boolean attach,
            boolean watch,
            boolean cancel,
            boolean hold,
            boolean resume,
            boolean reclassify,
            boolean correct,
            boolean close,
            boolean prioritize,
            boolean escalate) {}

    May of(Person person, Ticket ticket) {
        var open = !ticket.state().isOver();
        var comment = rights.allows(person, "COMMENT", ticket);
        return new May(
                ticket.state() == TicketState.REVIEW && rights.allows(person, "CONFIRM", ticket),
                comment,
                comment && desk.seesInternal(ticket.key(), person),
                comment && open,
                comment,
                open && rights.allows(person, "CANCEL", ticket),
                ticket.state().next().contains(TicketState.ON_HOLD) && rights.allows(person, "HOLD", ticket),
                ticket.state() == TicketState.ON_HOLD
                        && rights.allows(person, "RESUME", ticket)
                        && actions.canResume(ticket.key()),
                open && ticket.category() != null && rights.allows(person, "RECLASSIFY", ticket),
                mayCorrect(person, ticket),
                ticket.state() == TicketState.IN_PROGRESS && rights.allowsAlone(person, "CLOSE", ticket),
                open && ticket.priority() != null && rights.allows(person, "PRIORITIZE", ticket),
                open && rights.allows(person, "ESCALATE", ticket));
    }

    /** Answers are corrected until everybody who has to agree has agreed to them. */
    boolean mayCorrect(Person person, Ticket ticket) {
        return ticket.itemId() != null
                && !ticket.fields().isEmpty()
                && !ticket.state().isOver()
                && (rights.allows(person, "EDIT", ticket) || rights.allows(person, "CORRECT", ticket))
                && !approvals.areGiven(ticket.key());
    }
}
