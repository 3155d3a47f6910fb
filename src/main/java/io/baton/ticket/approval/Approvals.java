package io.baton.ticket.approval;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.Processes;
import io.baton.people.Deputies;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.approval.ApprovalChain.Said;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The approvals of tickets: the chain as it stands, what waits for whom, and whether what is done was approved. */
@Component
public class Approvals {

    /**
     * A question that waits for an answer.
     *
     * @param why reason of the row that asks for it
     * @param remaining such as "2 more of 3"
     */
    public record Pending(
            String approver,
            int level,
            String group,
            String remaining,
            @Nullable String why) {}

    private final ApprovalBook book;
    private final Deputies deputies;
    private final ApprovalHelpers helpers;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final ContentReader contents;
    private final Processes processes;

    Approvals(
            ApprovalBook book,
            Deputies deputies,
            ApprovalHelpers helpers,
            TicketDesk desk,
            AuditLedger ledger,
            ContentReader contents,
            Processes processes) {
        this.book = book;
        this.deputies = deputies;
        this.helpers = helpers;
        this.desk = desk;
        this.ledger = ledger;
        this.contents = contents;
        this.processes = processes;
    }

    /** The whole chain in its order, earlier rounds first; empty when nobody was ever asked. */
    public Optional<ApprovalChain> of(String ticketKey) {
        var rounds = book.rounds(ticketKey);
        if (rounds.isEmpty()) {
            return Optional.empty();
        }
        var votes = book.votesOfTicket(ticketKey);
        var steps = new ArrayList<ApprovalChain.Step>();
        rounds.forEach(round -> book.levels(round).forEach(level -> steps.add(step(round, level, votes))));
        var last = rounds.get(rounds.size() - 1);
        return Optional.of(new ApprovalChain(
                last.state(),
                last.number(),
                last.contentHash(),
                last.attestationRequired(),
                last.attestationState(),
                last.attestationId(),
                steps));
    }

    private static ApprovalChain.Step step(Round round, Level level, List<Vote> votes) {
        var own =
                votes.stream().filter(vote -> vote.levelId().equals(level.id())).toList();
        return new ApprovalChain.Step(
                round.number(),
                level.number(),
                level.group(),
                level.rule(),
                level.ruleReason(),
                level.quorum(),
                level.state(),
                level.state() == ApprovalState.OPEN
                        ? ApprovalCourse.tally(level, own).inWords()
                        : "",
                own.stream()
                        .map(vote -> new Said(
                                vote.approver(),
                                vote.state(),
                                vote.decidedBy(),
                                vote.reason(),
                                vote.askedAt(),
                                vote.dueAt(),
                                vote.decidedAt(),
                                vote.contentHash()))
                        .toList());
    }

    /** Whether people were asked and all of them agreed, so that what is asked for stays as it is. */
    public boolean areGiven(String ticketKey) {
        return book.latest(ticketKey)
                .filter(round -> round.state() == ApprovalState.APPROVED)
                .filter(round -> !book.levels(round).isEmpty())
                .isPresent();
    }

    /** What the user tasks of those ids ask for; tasks that are no votes are left out. */
    public Map<String, Pending> pending(Collection<String> taskIds) {
        var asked = book.ofTasks(taskIds);
        var levelIds = asked.stream().map(Vote::levelId).distinct().toList();
        var levels = book.levelsOf(levelIds).stream().collect(Collectors.toMap(Level::id, level -> level));
        var votes = book.votesOfLevels(levelIds);
        var pending = new HashMap<String, Pending>();
        asked.forEach(vote -> {
            var level = Objects.requireNonNull(levels.get(vote.levelId()));
            pending.put(
                    String.valueOf(vote.taskId()),
                    new Pending(
                            vote.approver(),
                            level.number(),
                            level.group(),
                            ApprovalCourse.tally(level, votes).inWords(),
                            level.ruleReason()));
        });
        return pending;
    }

    /** Whether a task asks for a vote that this person may cast though somebody else has it on the table. */
    public boolean isDeputy(String person, String taskId) {
        return book.ofTasks(List.of(taskId)).stream()
                .anyMatch(vote -> vote.approver().equals(person)
                        || deputies.mayActFor(person, vote.approver())
                        || helpers.helps(vote.id(), person));
    }

    /** Tasks of votes that this person may cast because whoever is asked did not answer. */
    public List<String> helpedBy(String person) {
        return helpers.tasks(person);
    }

    /**
     * Stands before the work on a ticket is planned: what is done must be what was approved.
     *
     * @throws Refusal 409 when the ticket was changed since it was approved
     */
    public void requireValid(String ticketKey) {
        var round = book.latest(ticketKey);
        if (round.isEmpty() || round.get().contentHash().isEmpty()) {
            return;
        }
        if (round.get().state() != ApprovalState.APPROVED || contents.differs(desk.require(ticketKey), round.get())) {
            throw Refusal.conflict(
                    "approval-void",
                    "What ticket " + ticketKey
                            + " asks for is not what was approved. Cancel it and have it asked for again.");
        }
    }

    /** The votes of a ticket that ended early. */
    @Transactional
    void withdraw(String ticketKey) {
        book.latest(ticketKey)
                .filter(round -> round.state() == ApprovalState.OPEN)
                .ifPresent(round -> turn(round, ApprovalState.WITHDRAWN));
    }

    private void turn(Round round, ApprovalState state) {
        book.votes(round).stream()
                .filter(vote -> vote.state() == ApprovalState.OPEN)
                .forEach(vote -> book.turn(vote, state));
        book.levels(round).stream()
                .filter(level -> level.state() == ApprovalState.OPEN || level.state() == ApprovalState.WAITING)
                .forEach(level -> book.close(level, state));
        book.close(round, state);
    }

    /** Takes every vote of the present round back, since what they are about was changed. */
    @Transactional
    void voidRound(String ticketKey, Round round, String editor) {
        var cast = book.votes(round).stream()
                .filter(vote -> vote.state() == ApprovalState.APPROVED || vote.state() == ApprovalState.OPEN)
                .toList();
        cast.forEach(vote -> book.turn(vote, ApprovalState.VOID));
        book.levels(round).forEach(level -> book.close(level, ApprovalState.VOID));
        book.close(round, ApprovalState.VOID);
        desk.note(
                ticketKey,
                "APPROVAL",
                "What is to be approved was changed by " + editor
                        + ": what was approved so far is void, and everybody is" + " asked again",
                false,
                Map.of("round", round.number()));
        ledger.append(AuditEvent.of("APPROVAL_VOIDED", "ticket", ticketKey)
                .forTicket(ticketKey, desk.require(ticketKey).category())
                .with("round", round.number())
                .with("hash", round.contentHash()));
    }

    /**
     * What a record asks for was edited: what was approved is void. While people are being asked they are asked again at once;
     * after the last of them agreed it is up to the caller to have its model ask again.
     *
     * @return whether everybody had agreed already
     */
    @Transactional
    public boolean contentChanged(String ticketKey, String editor) {
        book.addEditor(ticketKey, editor);
        var round = book.latest(ticketKey).orElse(null);
        if (round == null || !contents.differs(desk.require(ticketKey), round)) {
            return false;
        }
        switch (round.state()) {
            case OPEN -> {
                voidRound(ticketKey, round, editor);
                processes.correlate("ApprovalVoided", ticketKey, Map.of());
                return false;
            }
            case APPROVED -> {
                voidRound(ticketKey, round, editor);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** Keeps what the identity system answered to the chain. */
    @Transactional
    public void attested(String ticketKey, String state, @Nullable String attestationId) {
        var round = book.latest(ticketKey).orElseThrow(() -> Refusal.notFound("Approval of " + ticketKey));
        book.attested(round, state, attestationId);
        desk.note(
                ticketKey,
                "APPROVAL",
                attestationId == null
                        ? "The chain of approvals was not attested: no identity system is configured"
                        : "The chain of approvals is attested as " + attestationId,
                false,
                Map.of());
        ledger.append(AuditEvent.of("APPROVALS_ATTESTED", "ticket", ticketKey)
                .forTicket(ticketKey, desk.require(ticketKey).category())
                .with("state", state)
                .with("attestation", attestationId));
    }
}
