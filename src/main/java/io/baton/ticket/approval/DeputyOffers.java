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

    /** The step at which approval.bpmn asks; notification-policy.dmn knows it. */
    private static final String QUESTION = "Task_ApproveRequest";

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
                if (named.deputy().isActive(book.now())) {
                    tell(vote, task, named.deputy().deputy());
                }
            }
        });
    }

    private void tell(Vote vote, String task, String deputy) {
        var facts =
                Map.<String, Object>of("taskId", task, "node", QUESTION, "assignee", vote.approver(), "deputy", deputy);
        desk.publish(desk.require(vote.ticketKey()), "DEPUTY_NAMED", facts);
    }
}
