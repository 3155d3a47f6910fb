package io.baton.assignment;

import io.baton.ticket.Assignees;
import io.baton.ticket.TicketDesk;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Chooses whoever takes a piece of work. */
@Component
class Assigner implements Assignees {

    private final TicketDesk desk;

    Assigner(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    @Transactional
    public Choice choose(Vacancy vacancy) {
        desk.require(vacancy.ticketKey());
        return new Choice(null, null, vacancy.group(), Strategy.ROLE_QUEUE, List.of());
    }
}
