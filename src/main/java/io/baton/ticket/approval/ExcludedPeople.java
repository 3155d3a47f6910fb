package io.baton.ticket.approval;

import io.baton.ticket.Duties;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Separation of duties: who asked for something, profits from it or changed it does not approve it. */
@Component
class ExcludedPeople {

    private final ApprovalBook book;
    private final TicketDesk desk;
    private final Duties duties;

    ExcludedPeople(ApprovalBook book, TicketDesk desk, Duties duties) {
        this.book = book;
        this.desk = desk;
        this.duties = duties;
    }

    /** Those and whoever has another part in it that forbids deciding at this level. */
    Set<String> at(int level, Ticket ticket) {
        var people = from(ticket);
        people.addAll(duties.barred(ticket.key(), Duties.approveLevel(level)));
        return people;
    }

    Set<String> from(Ticket ticket) {
        var people = new LinkedHashSet<String>();
        people.add(ticket.requester());
        people.add(ticket.openedBy());
        people.addAll(desk.people(ticket.key(), "BENEFICIARY"));
        people.addAll(book.editors(ticket.key()));
        return people;
    }
}
