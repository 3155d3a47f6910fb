package io.baton.ticket.approval;

import io.baton.engine.Worklist;
import io.baton.people.DeputyNamed;
import io.baton.ticket.TicketDesk;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Offers what already waits for a person to a deputy named later. */
@Component
class DeputyOffers {

    private final ApprovalBook book;
    private final ExcludedPeople excluded;
    private final Worklist worklist;
    private final TicketDesk desk;

    DeputyOffers(ApprovalBook book, ExcludedPeople excluded, Worklist worklist, TicketDesk desk) {
        this.book = book;
        this.excluded = excluded;
        this.worklist = worklist;
        this.desk = desk;
    }

    @EventListener
    void offer(DeputyNamed named) {
        var deputy = named.deputy().deputy();
        book.openOf(named.deputy().person()).forEach(vote -> {
            var task = vote.taskId();
            if (task == null || excluded.from(desk.require(vote.ticketKey())).contains(deputy)) {
                return;
            }
            worklist.offer(task, deputy);
            desk.involve(vote.ticketKey(), deputy, "APPROVER");
            if (named.deputy().isActive(book.now())) {
                tell(vote, task, deputy);
            }
        });
    }

    private void tell(Vote vote, String task, String deputy) {
        var facts = Map.<String, Object>of(
                "taskId", task, "node", ApprovalSteps.QUESTION.node(), "assignee", vote.approver(), "deputy", deputy);
        desk.publish(desk.require(vote.ticketKey()), "DEPUTY_NAMED", facts);
    }
}
