package io.baton.ticket.approval;

import io.baton.engine.Worklist;
import io.baton.people.DeputyNamed;
import io.baton.ticket.TicketDesk;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Offers what already waits for a person to a deputy named later. */
@Component
class DeputyOffers {

    private final ApprovalBook book;
    private final Worklist worklist;
    private final TicketDesk desk;

    DeputyOffers(ApprovalBook book, Worklist worklist, TicketDesk desk) {
        this.book = book;
        this.worklist = worklist;
        this.desk = desk;
    }

    @EventListener
    void offer(DeputyNamed named) {
        book.openOf(named.deputy().person()).forEach(vote -> {
            var task = vote.taskId();
            if (task != null) {
                worklist.offer(task, named.deputy().deputy());
                desk.involve(vote.ticketKey(), named.deputy().deputy(), "APPROVER");
            }
        });
    }
}
