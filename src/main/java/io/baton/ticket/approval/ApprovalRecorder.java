package io.baton.ticket.approval;

import static io.baton.engine.ProcessVariables.APPROVAL_REASON;
import static io.baton.engine.ProcessVariables.APPROVED;
import static io.baton.engine.ProcessVariables.NAMED_APPROVER;

import io.baton.audit.CurrentActor;
import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.Deputies;
import io.baton.people.Deputy;
import io.baton.people.SignedIn;
import io.baton.ticket.TicketDesk;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes every decision on the chain, from whichever model it comes, and offers it to the deputies of who is asked. */
@Component
@Order(125)
class ApprovalRecorder implements StepObserver {

    private final Ballot ballot;
    private final ApprovalBook book;
    private final Approvals approvals;
    private final Deputies deputies;
    private final ExcludedPeople excluded;
    private final SignedIn signedIn;
    private final TicketDesk desk;

    ApprovalRecorder(
            Ballot ballot,
            ApprovalBook book,
            Approvals approvals,
            Deputies deputies,
            ExcludedPeople excluded,
            SignedIn signedIn,
            TicketDesk desk) {
        this.ballot = ballot;
        this.book = book;
        this.approvals = approvals;
        this.deputies = deputies;
        this.excluded = excluded;
        this.signedIn = signedIn;
        this.desk = desk;
    }

    @Override
    public void taskCreated(WorkItem task) {
        var voteId = ApprovalGuard.voteOf(task);
        var key = task.businessKey();
        if (voteId == null || key == null) {
            return;
        }
        book.bind(voteId, task.taskId());
        var barred = excluded.from(desk.require(key));
        var vote = book.vote(voteId).orElseThrow();
        if (vote.standIn() != null) {
            desk.involve(key, vote.standIn(), "APPROVER");
        }
        // whoever is asked may answer also while away
        Stream.concat(
                        Stream.of(vote.approver()),
                        deputies.of(vote.approver()).stream().map(Deputy::deputy))
                .filter(person -> !barred.contains(person) && !person.equals(vote.asked()))
                .forEach(deputy -> {
                    task.offerTo(deputy);
                    desk.involve(key, deputy, "APPROVER");
                });
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var key = task.businessKey();
        if (key == null || !desk.exists(key)) {
            return;
        }
        if (task.submitted().get(NAMED_APPROVER.name()) instanceof String name) {
            ballot.name(key, signedIn.person().orElse(null), name.strip());
        }
        if (!(task.submitted().get(APPROVED.name()) instanceof Boolean approved)) {
            return;
        }
        var reason = task.submitted().get(APPROVAL_REASON.name()) instanceof String text && !text.isBlank()
                ? text.strip()
                : null;
        var by = CurrentActor.get().id();
        var voteId = ApprovalGuard.voteOf(task);
        if (voteId == null) {
            ballot.castAlone(key, task.nodeName(), task.taskId(), by, approved, reason);
        } else {
            ballot.cast(voteId, by, approved, reason);
        }
    }

    /** A ticket that ends early needs no approval any more. */
    @Override
    public void instanceEnded(Step step) {
        var key = step.businessKey();
        if (step.isCancelled() && step.processKey().equals("approval") && key != null) {
            approvals.withdraw(key);
        }
    }
}
