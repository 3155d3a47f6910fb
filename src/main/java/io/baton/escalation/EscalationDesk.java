package io.baton.escalation;

import io.baton.engine.OpenTask;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Worklist;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import io.baton.ticket.ActionRights;
import io.baton.ticket.ActionRights.Verdict;
import io.baton.ticket.Escalations;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter where people escalate a ticket, and read what came of it. */
@Component
public class EscalationDesk {

    static final Set<String> KINDS = Set.of("FUNCTIONAL", "HIERARCHICAL");

    private static final int LONGEST_REASON = 2000;
    private static final String ACTION = "ESCALATE";
    private static final List<String> CAUSES = List.of("PROCESS_FLAW", "STAFFING", "SKILL", "VENDOR", "DATA");

    private final Escalations ladders;
    private final EscalationBook book;
    private final LadderEnds ends;
    private final Worklist worklist;
    private final TicketDesk desk;
    private final ActionRights rights;

    EscalationDesk(
            Escalations ladders,
            EscalationBook book,
            LadderEnds ends,
            Worklist worklist,
            TicketDesk desk,
            ActionRights rights) {
        this.ladders = ladders;
        this.book = book;
        this.ends = ends;
        this.worklist = worklist;
        this.desk = desk;
        this.rights = rights;
    }

    /** One ladder with its rungs, as those read it who work on the ticket. */
    public record EscalationView(
            String id,
            String trigger,
            String subject,
            String reason,
            @Nullable String raisedBy,
            Instant raisedAt,
            String state,
            int rung,
            int joined,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt,
            @Nullable String note,
            @Nullable Instant endedAt,
            @Nullable String cause,
            @Nullable String causeNote,
            @Nullable String causeBy,
            @Nullable String problem,
            List<RungView> rungs) {}

    /** What was done on one rung, by which rule of which version of a table, and whom it called. */
    public record RungView(
            int rung,
            Instant at,
            String action,
            String whom,
            List<String> called,
            @Nullable String table,
            @Nullable Integer version,
            @Nullable String rule,
            @Nullable String reason,
            String outcome) {}

    /**
     * Calls the next level, or the manager, for the ticket as a whole.
     *
     * @throws Refusal 403 without the right, 409 when the ticket is over, 422 without a reason
     */
    @Transactional
    public EscalationView escalate(Person person, String key, String kind, String reason) {
        return raise(person, desk.visible(key, person), key, new Wish(kind, reason));
    }

    /**
     * The same from a task that waits, which goes on as it is: the ladder is about the piece of work it belongs to.
     *
     * @throws Refusal 404 where no such task waits for the ticket
     */
    @Transactional
    public EscalationView escalateTask(Person person, String taskId, String kind, String reason) {
        var ticket = desk.visible(ticketOf(taskId), person);
        var subject = worklist.said(taskId, ProcessVariables.TASK_KEY).orElse(ticket.key());
        return raise(person, ticket, subject, new Wish(kind, reason));
    }

    /** Key of the ticket for which a task waits. */
    public String ticketOf(String taskId) {
        return worklist.find(taskId).map(OpenTask::businessKey).orElseThrow(() -> Refusal.notFound("Task " + taskId));
    }

    private record Wish(String kind, String reason) {}

    private EscalationView raise(Person person, Ticket ticket, String subject, Wish wish) {
        if (!KINDS.contains(wish.kind())) {
            throw Refusal.invalid("kind", "must be FUNCTIONAL (to the next level) or HIERARCHICAL (to the manager).");
        }
        if (wish.reason().isBlank() || wish.reason().length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "must say in 1 to " + LONGEST_REASON + " characters why.");
        }
        if (rights.require(person, ACTION, ticket) == Verdict.ESCALATE) {
            throw Refusal.forbidden("action-rights", "Escalating this ticket is left to the team lead.");
        }
        if (ticket.state().isOver()) {
            throw Refusal.conflict(
                    "ticket-over", ticket.key() + " is " + ticket.state() + "; there is nothing left to escalate.");
        }
        var call = new Escalations.Call(
                ticket.key(), wish.kind(), subject, wish.reason().strip(), person.id());
        return view(book.require(ladders.raise(call)));
    }

    /**
     * Answers a call. It does for all ladders of the ticket on which the person was called.
     *
     * @throws Refusal 403 for whoever was not called, 409 when nobody waits for an answer any more, 422 without a note
     */
    @Transactional
    public List<EscalationView> acknowledge(Person person, String key, String note, @Nullable String cause) {
        desk.visible(key, person);
        if (note.isBlank() || note.length() > LONGEST_REASON) {
            throw Refusal.invalid("note", "must say in 1 to " + LONGEST_REASON + " characters what is being done.");
        }
        if (cause != null && !CAUSES.contains(cause)) {
            throw Refusal.invalid("cause", "must be one of " + String.join(", ", CAUSES) + ", or missing.");
        }
        desk.lock(key);
        var open = book.climbing(key);
        if (open.isEmpty()) {
            throw Refusal.conflict("nothing-to-acknowledge", "Nobody is called for " + key + " at the moment.");
        }
        var mine = open.stream()
                .filter(ladder -> ends.called(ladder).contains(person.id()))
                .toList();
        if (mine.isEmpty()) {
            throw Refusal.forbidden("not-called", "You were not called for " + key + "; whoever was called answers.");
        }
        var ending = Ending.acknowledged(person.id(), note.strip(), cause);
        var first = mine.get(0);
        ends.end(first, ending);
        ends.endOthers(first, ending);
        return mine.stream().map(ladder -> view(book.require(ladder.id()))).toList();
    }

    /** Whether a page should ask for an answer. */
    public boolean mayAcknowledge(Person person, String key) {
        return book.climbing(key).stream()
                .anyMatch(ladder -> ends.called(ladder).contains(person.id()));
    }

    /** Whether a page should offer it. */
    public boolean mayEscalate(Person person, Ticket ticket) {
        return !ticket.state().isOver() && rights.allowsAlone(person, ACTION, ticket);
    }

    /** @throws Refusal 403 for whoever does not work on the ticket */
    public List<EscalationView> of(Person reader, String key) {
        desk.visible(key, reader);
        if (!mayRead(reader, key)) {
            throw Refusal.forbidden("internal", "Escalations are read by those who work on the ticket.");
        }
        return book.of(key).stream().map(this::view).toList();
    }

    /** Those who work on the ticket, whoever was called, and process owners. */
    public boolean mayRead(Person reader, String key) {
        return desk.seesInternal(key, reader) || reader.has(Role.PROCESS_OWNER);
    }

    private EscalationView view(Escalation it) {
        return new EscalationView(
                it.id(),
                it.trigger(),
                it.subject(),
                it.reason(),
                it.raisedBy(),
                it.raisedAt(),
                it.state().name(),
                it.rung(),
                it.joined(),
                it.acknowledgedBy(),
                it.acknowledgedAt(),
                it.note(),
                it.endedAt(),
                it.cause(),
                it.causeNote(),
                it.causeBy(),
                it.problem(),
                book.steps(it.id()).stream().map(EscalationDesk::view).toList());
    }

    private static RungView view(Rung step) {
        return new RungView(
                step.rung(),
                step.at(),
                step.action(),
                step.whom(),
                step.called(),
                step.decision(),
                step.decisionVersion(),
                step.rule(),
                step.ruleReason(),
                step.outcome());
    }
}
