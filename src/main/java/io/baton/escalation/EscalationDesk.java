package io.baton.escalation;

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

    private final Escalations ladders;
    private final EscalationBook book;
    private final TicketDesk desk;
    private final ActionRights rights;

    EscalationDesk(Escalations ladders, EscalationBook book, TicketDesk desk, ActionRights rights) {
        this.ladders = ladders;
        this.book = book;
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
     * Calls the next level, or the manager.
     *
     * @throws Refusal 403 without the right, 409 when the ticket is over, 422 without a reason
     */
    @Transactional
    public EscalationView escalate(Person person, String key, String kind, String reason) {
        var ticket = desk.visible(key, person);
        if (!KINDS.contains(kind)) {
            throw Refusal.invalid("kind", "must be FUNCTIONAL (to the next level) or HIERARCHICAL (to the manager).");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "must say in 1 to " + LONGEST_REASON + " characters why.");
        }
        if (rights.require(person, ACTION, ticket) == Verdict.ESCALATE) {
            throw Refusal.forbidden("action-rights", "Escalating this ticket is left to the team lead.");
        }
        if (ticket.state().isOver()) {
            throw Refusal.conflict(
                    "ticket-over", key + " is " + ticket.state() + "; there is nothing left to escalate.");
        }
        return view(book.require(ladders.raise(new Escalations.Call(key, kind, key, reason.strip(), person.id()))));
    }

    /** Whether a page should offer it. */
    public boolean mayEscalate(Person person, Ticket ticket) {
        return !ticket.state().isOver() && rights.allowsAlone(person, ACTION, ticket);
    }

    /** @throws Refusal 403 for whoever does not work on the ticket */
    public List<EscalationView> of(Person reader, String key) {
        desk.visible(key, reader);
        if (!desk.seesInternal(key, reader) && !reader.has(Role.PROCESS_OWNER)) {
            throw Refusal.forbidden("internal", "Escalations are read by those who work on the ticket.");
        }
        return book.of(key).stream().map(this::view).toList();
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
