package io.baton.ticket;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.OpenTask;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.engine.Worklist;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import io.baton.ticket.ActionRights.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people can do to a ticket. Each action is judged by {@code action-rights.dmn} and then told to the ticket's
 * process as a message; the process, not the person, changes the state.
 */
@Component
public class TicketActions {

    private static final String RESUME = "ResumeRequested";
    private static final String ANSWER = "AnswerReceived";

    private static final int LONGEST_REASON = 2000;

    /** Whether an action was done or waits for somebody with more rights. */
    public enum Outcome {
        DONE,
        PENDING_APPROVAL
    }

    private final TicketDesk desk;
    private final ActionRights rights;
    private final Processes processes;
    private final Worklist worklist;
    private final Reassignments reassignments;
    private final AuditLedger ledger;
    private final ObjectProvider<EndingGuard> endings;
    private final Acceptance acceptance;
    private final Rests rests;
    private final Duties duties;

    TicketActions(
            TicketDesk desk,
            ActionRights rights,
            Processes processes,
            Worklist worklist,
            Reassignments reassignments,
            AuditLedger ledger,
            ObjectProvider<EndingGuard> endings,
            Acceptance acceptance,
            Rests rests,
            Duties duties) {
        this.desk = desk;
        this.rights = rights;
        this.processes = processes;
        this.worklist = worklist;
        this.reassignments = reassignments;
        this.ledger = ledger;
        this.endings = endings;
        this.acceptance = acceptance;
        this.rests = rests;
        this.duties = duties;
    }

    /** Ends a ticket early. */
    @Transactional
    public Outcome cancel(Person person, String key, String reason) {
        var ticket = desk.visible(key, person);
        requireReason(reason);
        if (rights.require(person, "CANCEL", ticket) == Verdict.ESCALATE) {
            requireEndable(ticket);
            return escalate(person, ticket, "CANCEL", Map.of(ProcessVariables.CANCEL_REASON.name(), reason));
        }
        cancelNow(ticket, reason);
        return Outcome.DONE;
    }

    /** Cancels after somebody with the right to do so agreed. */
    @Transactional
    public void cancelNow(Ticket seen, String reason) {
        desk.lock(seen.key());
        var ticket = desk.require(seen.key());
        requireOpen(ticket, TicketState.CANCELLED);
        requireEndable(ticket);
        processes.correlate("CancelRequested", ticket.key(), Map.of(ProcessVariables.CANCEL_REASON.name(), reason));
    }

    /** Refuses what {@link #cancelNow} would refuse because of work that must not be left. */
    public void requireEndable(Ticket ticket) {
        endings.forEach(guard -> guard.ending(ticket, EndingGuard.Ending.CANCELLED));
    }

    /**
     * Lets a ticket rest.
     *
     * @param until when work is expected to go on, if known; the expected time of the ticket moves along
     */
    @Transactional
    public void hold(Person person, String key, String reason, @Nullable Instant until) {
        var ticket = desk.visible(key, person);
        requireReason(reason);
        rights.require(person, "HOLD", ticket);
        if (!ticket.state().next().contains(TicketState.ON_HOLD)) {
            throw Lifecycle.refused(key, ticket.state(), TicketState.ON_HOLD.name());
        }
        if (until != null) {
            rests.foresee(key, until);
        }
        processes.correlate("HoldRequested", key, Map.of(ProcessVariables.HOLD_REASON.name(), reason));
    }

    /** Goes on with a resting ticket. */
    @Transactional
    public void resume(Person person, String key) {
        var ticket = desk.visible(key, person);
        rights.require(person, "RESUME", ticket);
        requireState(ticket, TicketState.ON_HOLD, "resumed");
        if (!canResume(key)) {
            throw Refusal.conflict(
                    "waits-for-answer",
                    "Nobody put " + key + " on hold: it waits for the requester's answer and goes on with it.");
        }
        if (processes.expects(RESUME, key)) {
            processes.correlate(RESUME, key, Map.of());
        } else {
            desk.note(key, "STEP", "Taken up again without waiting for the answer.", false, Map.of());
            processes.tellAnyWaiting(ANSWER, key, Map.of());
        }
    }

    /**
     * Whether a resting ticket can be taken up by hand: one that somebody put on hold, or one with a question that the
     * team may go on without. Consent and the answers an order needs cannot be passed over.
     */
    public boolean canResume(String key) {
        return processes.expects(RESUME, key) || processes.expects(ANSWER, key);
    }

    /**
     * The requester says that the result is right.
     *
     * @param accepted the acceptance criteria that were ticked
     */
    @Transactional
    public void confirm(Person person, String key, List<String> accepted) {
        var ticket = desk.visible(key, person);
        rights.require(person, "CONFIRM", ticket);
        requireState(ticket, TicketState.REVIEW, "confirmed");
        duties.took(key, person.id(), Duties.CLOSE);
        acceptance.accept(ticket, accepted);
        processes.correlate("RequestConfirmed", key, Map.of());
    }

    /** The requester says that the result is not right. */
    @Transactional
    public void reopen(Person person, String key, String reason) {
        var ticket = desk.visible(key, person);
        requireReason(reason);
        rights.require(person, "REOPEN", ticket);
        requireState(ticket, TicketState.REVIEW, "reopened");
        processes.correlate(
                "RequestReopened",
                key,
                Map.of(
                        ProcessVariables.REOPEN_REASON.name(),
                        reason,
                        ProcessVariables.REOPEN_COUNT.name(),
                        ticket.reopenCount() + 1));
    }

    /** Hands a task to somebody else, with the reason on record. */
    @Transactional
    public void reassign(Person person, String key, @Nullable String taskId, String assignee, String reason) {
        var ticket = desk.visible(key, person);
        requireReason(reason);
        rights.require(person, "REASSIGN", ticket);
        reassignments.handOver(ticket, taskOf(key, taskId), assignee, reason);
    }

    /** Takes a task out of its queue. */
    @Transactional
    public void claim(Person person, String key, String taskId) {
        desk.visible(key, person);
        worklist.claim(taskOf(key, taskId).id(), person.id());
    }

    /** Completes a task of a ticket, exactly as Tasklist would. */
    @Transactional
    public void complete(Person person, String key, String taskId, Map<String, ?> variables) {
        desk.visible(key, person);
        worklist.complete(taskOf(key, taskId).id(), variables);
    }

    private OpenTask taskOf(String key, @Nullable String taskId) {
        var open = worklist.of(key);
        if (taskId == null) {
            return theTask(key, open);
        }
        return open.stream()
                .filter(task -> task.id().equals(taskId))
                .findFirst()
                .orElseThrow(() -> worklist.isOver(taskId, key)
                        ? Worklist.gone()
                        : Refusal.notFound("Open task " + taskId + " of ticket " + key));
    }

    /** The only task, or the only one that is the work itself: the answers an escalation waits for are not meant. */
    private static OpenTask theTask(String key, List<OpenTask> open) {
        var work = open.stream()
                .filter(task -> WorkSteps.ACCEPT.is(task) || WorkSteps.WORK.is(task))
                .toList();
        var meant = work.isEmpty() ? open : work;
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw Refusal.invalid(
                "taskId",
                open.isEmpty()
                        ? "cannot be chosen: ticket " + key + " has no open task."
                        : "must name one of the open tasks: "
                                + meant.stream()
                                        .map(task -> task.id() + " (" + task.name() + ")")
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    private Outcome escalate(Person person, Ticket ticket, String action, Map<String, String> more) {
        requireOpen(ticket, TicketState.CANCELLED);
        var variables = new HashMap<String, Object>(more);
        variables.put(ProcessVariables.PENDING_ACTION.name(), action);
        variables.put(ProcessVariables.PENDING_ACTION_BY.name(), person.id());
        variables.put(ProcessVariables.PENDING_ACTION_GROUP.name(), Role.TEAM_LEAD);
        processes.start("pending-action", ticket.key(), variables);
        desk.note(
                ticket.key(),
                "MESSAGE",
                action + " by " + person.id() + " waits for somebody with more rights",
                true,
                Map.of("action", action));
        ledger.append(AuditEvent.of("ACTION_ESCALATED", "ticket", ticket.key())
                .forTicket(ticket.key(), ticket.category())
                .with("action", action));
        return Outcome.PENDING_APPROVAL;
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "is required: say in a few words why.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "must have at most " + LONGEST_REASON + " characters.");
        }
    }

    private static void requireOpen(Ticket ticket, TicketState wanted) {
        if (ticket.state().isOver()) {
            throw Lifecycle.refused(ticket.key(), ticket.state(), wanted.name());
        }
    }

    private static void requireState(Ticket ticket, TicketState needed, String done) {
        if (ticket.state() != needed) {
            throw Refusal.conflict(
                            "state-transition",
                            ticket.key() + " is " + ticket.state() + "; only a ticket in " + needed + " can be " + done
                                    + ".")
                    .with("state", ticket.state().name())
                    .with(
                            "allowed",
                            ticket.state().next().stream()
                                    .map(Enum::name)
                                    .sorted()
                                    .toList());
        }
    }
}
