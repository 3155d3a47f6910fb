package io.baton.ticket.approval;

import io.baton.engine.Processes;
import io.baton.people.Person;
import io.baton.platform.Json;
import io.baton.platform.Refusal;
import io.baton.ticket.EditGuard;
import io.baton.ticket.Ticket;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * An approval is good for exactly what was approved. An edit of it while people are being asked voids what they said and
 * asks them again; after the last of them agreed it is refused, since the work may have begun on their word.
 */
@Component
class ContentWatch implements EditGuard {

    private final ApprovalBook book;
    private final Approvals approvals;
    private final Processes processes;
    private final Json json;

    ContentWatch(ApprovalBook book, Approvals approvals, Processes processes, Json json) {
        this.book = book;
        this.approvals = approvals;
        this.processes = processes;
        this.json = json;
    }

    @Override
    public void edited(Ticket before, Ticket after, Person editor) {
        var now = ApprovedContent.of(after, null, json).hash();
        if (ApprovedContent.of(before, null, json).hash().equals(now)) {
            return;
        }
        book.addEditor(after.key(), editor.id());
        var round = book.latest(after.key()).orElse(null);
        if (round == null) {
            return;
        }
        if (round.state() == ApprovalState.APPROVED) {
            throw Refusal.conflict(
                    "approved-content",
                    "This was approved and cannot be changed any more. Cancel the ticket and ask for what is needed"
                            + " now, so that it is approved as it will be done.");
        }
        if (round.state() == ApprovalState.OPEN) {
            approvals.voidRound(after.key(), round, editor.id());
            processes.correlate("ApprovalVoided", after.key(), Map.of());
        }
    }
}
