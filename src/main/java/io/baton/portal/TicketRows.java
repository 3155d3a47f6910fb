package io.baton.portal;

import io.baton.people.Person;
import io.baton.ticket.Ticket;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes tickets as lines of a list. */
@Component
class TicketRows {

    private final PageWords words;

    TicketRows(PageWords words) {
        this.words = words;
    }

    List<TicketRow> of(List<Ticket> tickets, Person reader) {
        return tickets.stream().map(ticket -> row(ticket, reader)).toList();
    }

    private TicketRow row(Ticket ticket, Person reader) {
        return new TicketRow(
                ticket.key(),
                ticket.title(),
                StateWords.of(ticket.state(), ticket.kind()),
                ticket.requester().equals(reader.id()) ? null : words.person(ticket.requester()),
                words.moment(ticket.createdAt()),
                words.moment(ticket.expectedAt(), !ticket.state().isOver()),
                ticket.priority() == null ? null : "Priority " + ticket.priority());
    }
}
