package io.baton.ticket.approval;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.Worklist;
import io.baton.people.Absence;
import io.baton.people.AbsenceDuties;
import io.baton.people.Person;
import io.baton.ticket.Escalations;
import io.baton.ticket.Escalations.Call;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks somebody else while an approver is away, and the approver again as soon as that is over. */
@Component
@Order(1)
class AwayApprovers implements AbsenceDuties {

    private final ApprovalBook book;
    private final StandIns standIns;
    private final Worklist worklist;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final ObjectProvider<Escalations> escalations;
    private final TransactionTemplate transaction;

    AwayApprovers(
            ApprovalBook book,
            StandIns standIns,
            Worklist worklist,
            TicketDesk desk,
            AuditLedger ledger,
            ObjectProvider<Escalations> escalations,
            PlatformTransactionManager transactions) {
        this.book = book;
        this.standIns = standIns;
        this.worklist = worklist;
        this.desk = desk;
        this.ledger = ledger;
        this.escalations = escalations;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void handOn(Absence absence) {
        var person = absence.person();
        Stream.concat(book.openOf(person).stream(), book.openWithStandIn(person).stream())
                .filter(vote -> vote.asked().equals(person))
                .forEach(vote -> transaction.executeWithoutResult(tx -> handOn(vote, person)));
    }

    private void handOn(Vote known, String person) {
        var ticket = desk.lock(known.ticketKey());
        var vote = book.vote(known.id()).orElseThrow();
        if (vote.state() == ApprovalState.OPEN && vote.asked().equals(person)) {
            redirect(vote, ticket);
        }
    }

    /** What a question is about to be put to whoever is away; in the caller's transaction, before there is a task. */
    Vote askedNow(Vote vote, Ticket ticket) {
        if (standIns.isAway(vote.asked())) {
            redirect(vote, ticket);
        }
        return book.vote(vote.id()).orElseThrow();
    }

    private void redirect(Vote vote, Ticket ticket) {
        var standIn = standIns.find(vote, ticket);
        if (standIn.isEmpty()) {
            nobody(vote, ticket);
            return;
        }
        var to = standIn.map(Person::id).orElseThrow();
        book.redirect(vote, to);
        desk.involve(ticket.key(), to, "APPROVER");
        say(vote, ticket, vote.asked() + " is away: " + to + " is asked in the place of " + vote.approver());
        ledger.append(AuditEvent.of("APPROVAL_REDIRECTED", "approval", vote.id())
                .forTicket(ticket.key(), ticket.category())
                .with("for", vote.approver())
                .with("from", vote.asked())
                .with("to", to));
        var task = vote.taskId();
        if (task != null && worklist.find(task).isPresent()) {
            worklist.assign(task, to);
            worklist.offer(task, vote.approver());
            var facts = Map.<String, Object>of(
                    "taskId", task, "node", ApprovalSteps.QUESTION.node(), "assignee", vote.approver(), "deputy", to);
            desk.publish(ticket, "DEPUTY_NAMED", facts);
        }
    }

    /** Nobody is never a silent nothing: the question stays where it is, and the ladder is climbed. */
    private void nobody(Vote vote, Ticket ticket) {
        var why = vote.asked() + " is away and nobody who may decide stands in for " + vote.approver();
        say(vote, ticket, why);
        escalations.ifAvailable(
                ladder -> ladder.raise(new Call(ticket.key(), "NOBODY_AVAILABLE", vote.id(), why, null)));
    }

    @Override
    public void giveBack(Absence absence) {
        book.openOf(absence.person()).stream()
                .filter(vote -> vote.standIn() != null)
                .forEach(vote -> transaction.executeWithoutResult(tx -> giveBack(vote)));
    }

    private void giveBack(Vote known) {
        var ticket = desk.lock(known.ticketKey());
        var vote = book.vote(known.id()).orElseThrow();
        var standIn = vote.standIn();
        if (vote.state() != ApprovalState.OPEN || standIn == null || standIns.isAway(vote.approver())) {
            return;
        }
        book.redirect(vote, null);
        say(vote, ticket, vote.approver() + " is back and asked again instead of " + standIn);
        ledger.append(AuditEvent.of("APPROVAL_GIVEN_BACK", "approval", vote.id())
                .forTicket(ticket.key(), ticket.category())
                .with("from", standIn)
                .with("to", vote.approver()));
        var task = vote.taskId();
        if (task != null && worklist.find(task).isPresent()) {
            worklist.assign(task, vote.approver());
        }
    }

    private void say(Vote vote, Ticket ticket, String text) {
        desk.note(ticket.key(), "APPROVAL", text, false, Map.of("approver", vote.approver()));
    }
}
