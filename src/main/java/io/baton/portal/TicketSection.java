package io.baton.portal;

import io.baton.people.Person;
import io.baton.ticket.Ticket;
import org.springframework.ui.Model;

/** A part of the ticket's page that fills its own attributes, whatever else the page shows. */
interface TicketSection {

    void describe(Ticket ticket, Person reader, Model model);
}
