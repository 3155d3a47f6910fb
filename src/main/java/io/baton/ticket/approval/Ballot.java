package io.baton.ticket.approval;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Deputies;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.ticket.Duties;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where votes are cast. Whoever votes holds the ticket until the vote is written, so two who vote at the same moment are
 * both counted, and none of them votes on something that is being changed.
 */
@Component
class Ballot {

    private static final String RULE = "separation-of-duties";

    private final ApprovalBook book;
    private final ExcludedPeople excluded;
    private final ApprovalHelpers helpers;
    private final Deputies deputies;
    private final Directory directory;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final ContentReader contents;
    private final Duties duties;

    Ballot(
            ApprovalBook book,
            ExcludedPeople excluded,
            ApprovalHelpers helpers,
            Deputies deputies,
            Directory directory,
            TicketDesk desk,
            AuditLedger ledger,
            ContentReader contents,
            Duties duties) {
        this.book = book;
        this.excluded = excluded;
        this.helpers = helpers;
        this.deputies = deputies;
        this.directory = directory;
        this.desk = desk;
        this.ledger = ledger;
        this.contents = contents;
        this.duties = duties;
    }

    /** @throws Refusal 403 when this person must not decide on this ticket at all */
    void requireIndependent(Ticket ticket, Person person) {
        if (excluded.from(ticket).contains(person.id())) {
            throw Refusal.forbidden(
                    RULE,
                    "You asked for this, changed it or get it, so somebody else has to decide on it. Your line manager"
                            + " or a team lead can.");
        }
    }

    /** @throws Refusal 403 when the vote is not this person's, 409 when it is over or about something else by now */
    @Transactional
    public void requireMay(String voteId, Person person) {
        var asked = book.vote(voteId).orElseThrow(() -> Refusal.notFound("Approval " + voteId));
        var ticket = desk.lock(asked.ticketKey());
        var vote = book.vote(voteId).orElseThrow();
        requireIndependent(ticket, person);
        if (!vote.approver().equals(person.id())
                && !person.id().equals(vote.standIn())
                && !helpers.helps(voteId, person.id())
                && !deputies.mayActFor(person.id(), vote.approver())) {
            throw Refusal.forbidden(
                    "not-your-approval",
                    "This approval is asked of " + vote.approver()
                            + ". Only that person or a deputy whose time it is may decide.");
        }
        var round = book.latest(ticket.key()).orElseThrow();
        if (vote.state() != ApprovalState.OPEN || round.state() != ApprovalState.OPEN) {
            throw Refusal.conflict(
                    "approval-over", "This approval is not needed any more; there is nothing to decide.");
        }
        if (contents.differs(ticket, round)) {
            throw Refusal.conflict(
                    "approval-void", "What is to be approved was changed. Read the ticket again; you are asked anew.");
        }
        duties.require(ticket.key(), person.id(), Duties.approveLevel(levelOf(vote)));
        var repeated = book.votesOfLevels(List.of(vote.levelId())).stream()
                .anyMatch(other -> person.id().equals(other.decidedBy()));
        if (repeated) {
            throw Refusal.conflict(
                    "one-vote", "You have decided at this level already; a second vote of it takes somebody else.");
        }
    }

    private int levelOf(Vote vote) {
        return book.levelsOf(List.of(vote.levelId())).get(0).number();
    }

    /** Writes a vote down. */
    @Transactional
    public void cast(String voteId, String by, boolean approved, @Nullable String reason) {
        var vote = book.vote(voteId).orElseThrow(() -> Refusal.notFound("Approval " + voteId));
        var ticket = desk.lock(vote.ticketKey());
        var round = book.latest(ticket.key()).orElseThrow();
        var verdict = approved ? ApprovalState.APPROVED : ApprovalState.DECLINED;
        book.cast(vote, verdict, by, reason, round.contentHash());
        var level = book.levelsOf(List.of(vote.levelId())).get(0);
        duties.took(ticket.key(), by, vote.approver(), Duties.approveLevel(level.number()));
        var tally = ApprovalCourse.tally(level, book.votesOfLevels(List.of(level.id())));
        tell(ticket, vote, level, tally.inWords(), by, verdict, reason, round.contentHash());
    }

    /** A decision asked for by a model of its own, without levels: one person, one vote. */
    @Transactional
    public void castAlone(
            String key, String task, String taskId, String by, boolean approved, @Nullable String reason) {
        var ticket = desk.lock(key);
        var verdict = approved ? ApprovalState.APPROVED : ApprovalState.DECLINED;
        var running = book.latest(key).filter(known -> known.state() == ApprovalState.OPEN);
        var round = running.orElseGet(() -> book.open(key, contents.read(ticket, null), null, false));
        var now = book.now();
        var place = book.levels(round).size();
        var level = new Level(
                Ids.next(), round.id(), place, place + 1, task, "TASK", null, null, "1", 1, null, null, null, verdict);
        book.add(level);
        var vote = new Vote(
                Ids.next(),
                level.id(),
                key,
                0,
                by,
                verdict,
                by,
                reason,
                round.contentHash(),
                taskId,
                now,
                null,
                now,
                null);
        book.ask(vote);
        if (running.isEmpty()) {
            book.close(round, verdict);
        }
        tell(ticket, vote, level, "1 of 1", by, verdict, reason, round.contentHash());
    }

    private void tell(
            Ticket ticket,
            Vote vote,
            Level level,
            String standing,
            String by,
            ApprovalState verdict,
            @Nullable String reason,
            String hash) {
        var inPlaceOf = vote.approver().equals(by) ? null : vote.approver();
        var approved = verdict == ApprovalState.APPROVED;
        desk.note(
                ticket.key(),
                "APPROVAL",
                (approved ? "Approved by " : "Refused by ") + by + (inPlaceOf == null ? "" : " for " + inPlaceOf) + " ("
                        + level.group() + ", " + standing + ")" + (reason == null ? "" : ": " + reason),
                false,
                Map.of("level", level.number(), "verdict", verdict.name()));
        ledger.append(AuditEvent.of(approved ? "APPROVAL_GIVEN" : "APPROVAL_REFUSED", "approval", vote.id())
                .forTicket(ticket.key(), ticket.category())
                .because(reason)
                .with("level", level.number())
                .with("group", level.group())
                .with("by", by)
                .with("for", inPlaceOf)
                .with("rule", level.rule())
                .with("hash", hash));
    }

    /** Takes the name of an approver whom nobody could find. */
    @Transactional
    public void name(String key, @Nullable Person by, String person) {
        var ticket = desk.lock(key);
        if (by != null) {
            requireIndependent(ticket, by);
        }
        var named = directory
                .person(person)
                .filter(ApproverSearch::mayDecide)
                .filter(p -> !excluded.from(ticket).contains(p.id()))
                .orElseThrow(() -> Refusal.invalid(
                        "namedApprover",
                        "must be the sign-in name of somebody who may decide: active, no auditor or administrator, and"
                                + " not who asked for it, changed it or gets it."));
        var round = book.latest(key).orElseThrow();
        var waiting = book.levels(round).stream()
                .filter(level -> level.state() == ApprovalState.WAITING)
                .toList();
        waiting.stream()
                .filter(level -> level.number() == waiting.get(0).number())
                .filter(level -> !level.namedPeople().contains(named.id()))
                .forEach(level -> book.name(level, named.id()));
        desk.note(key, "APPROVAL", named.id() + " is named as approver", false, Map.of("approver", named.id()));
        ledger.append(AuditEvent.of("APPROVER_NAMED", "ticket", key)
                .forTicket(key, ticket.category())
                .with("approver", named.id()));
    }
}
