package io.baton.ticket.approval;

import io.baton.engine.ProcessVariables;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketDesk;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody approves what he asked for, nobody votes for somebody else without being the deputy, at whichever door. */
@Component
@Order(35)
class ApprovalGuard implements StepObserver {

    private final Ballot ballot;
    private final ApprovalBook book;
    private final SignedIn signedIn;
    private final TicketDesk desk;

    ApprovalGuard(Ballot ballot, ApprovalBook book, SignedIn signedIn, TicketDesk desk) {
        this.ballot = ballot;
        this.book = book;
        this.signedIn = signedIn;
        this.desk = desk;
    }

    @Override
    public void taskAssigned(WorkItem task) {
        var voteId = voteOf(task);
        if (voteId == null) {
            return;
        }
        var vote = book.vote(voteId).orElseThrow();
        var approver = vote.approver();
        if (!Objects.equals(task.assignee(), vote.asked())) {
            throw Refusal.conflict(
                    "approval-not-handed-on",
                    "This approval is asked of " + approver + " and is not handed on. " + approver
                            + " may name a deputy instead (POST /api/me/deputies).");
        }
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var key = task.businessKey();
        var person = signedIn.person();
        if (key == null || person.isEmpty() || !desk.exists(key)) {
            return;
        }
        var voteId = voteOf(task);
        if (voteId != null) {
            ballot.requireMay(voteId, person.get());
        } else if (task.submitted().containsKey(ProcessVariables.APPROVED.name())) {
            ballot.requireIndependent(desk.require(key), person.get());
        }
    }

    static @Nullable String voteOf(WorkItem task) {
        return task.variable(ProcessVariables.APPROVAL_VOTE.name()) instanceof String id ? id : null;
    }
}
