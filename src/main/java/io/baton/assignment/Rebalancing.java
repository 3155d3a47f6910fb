package io.baton.assignment;

import io.baton.ticket.Ticket;
import org.springframework.stereotype.Component;

/** Asks the incident commander who takes urgent work that is too much for the teams that should. */
@Component
class Rebalancing {

    void ask(Ticket ticket, Work work, String group, Rule rule, String why) {}
}
