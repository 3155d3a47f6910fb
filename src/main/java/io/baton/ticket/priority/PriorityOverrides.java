package io.baton.ticket.priority;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import io.baton.ticket.ActionRights;
import io.baton.ticket.ActionRights.Verdict;
import io.baton.ticket.Bypass;
import io.baton.ticket.Bypasses;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketActions.Outcome;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.priority.PriorityOverride.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a person says another priority than {@code priority.dmn}: with reason, evidence and an end. The tables go on
 * saying theirs beside it; at the end theirs counts again, and somebody looks at whether the tables were right.
 */
@Component
public class PriorityOverrides {

    /** The action in {@code action-rights.dmn}, and the pending action where the right is not enough. */
    static final String ACTION = "PRIORITIZE";

    private static final String PROCESS = "priority-override";
    private static final String ENDED = "PriorityOverrideEnded";
    private static final Duration REVIEW_TIME = Duration.ofDays(7);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private final OverrideBook book;
    private final TicketDesk desk;
    private final ActionRights rights;
    private final WishRules rules;
    private final Processes processes;
    private final Bypasses bypasses;
    private final Directory directory;
    private final AuditLedger ledger;
    private final Clock clock;

    PriorityOverrides(
            OverrideBook book,
            TicketDesk desk,
            ActionRights rights,
            WishRules rules,
            Processes processes,
            Bypasses bypasses,
            Directory directory,
            AuditLedger ledger,
            Clock clock) {
        this.book = book;
        this.desk = desk;
        this.rights = rights;
        this.rules = rules;
        this.processes = processes;
        this.bypasses = bypasses;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What somebody wants.
     *
     * @param value P1 to P5
     * @param evidence what the business says or shows
     * @param expiresAt until when it holds; thirty days ahead at most
     */
    public record Wish(
            @Nullable String value,
            @Nullable String reason,
            @Nullable String evidence,
            @Nullable Instant expiresAt) {}

    /**
     * Sets the priority by hand, or asks a team lead to agree to it.
     *
     * @throws Refusal 403 without the right, 422 naming each field that is wrong, 409 for a ticket that is over
     */
    @Transactional
    public Outcome ask(Person person, String key, Wish wish) {
        desk.visible(key, person);
        var ticket = desk.lock(key);
        var verdict = rights.require(person, ACTION, ticket);
        var override = rules.accepted(wish, ticket, person.id());
        book.add(override);
        if (verdict == Verdict.ESCALATE) {
            askLead(override, ticket, person);
            return Outcome.PENDING_APPROVAL;
        }
        begin(override, ticket, null);
        return Outcome.DONE;
    }

    /** Those of a ticket, newest first. */
    public List<PriorityOverride> of(String ticketKey) {
        return book.of(ticketKey);
    }

    public Optional<PriorityOverride> inForce(String ticketKey) {
        return book.inForce(ticketKey);
    }

    private void askLead(PriorityOverride override, Ticket ticket, Person person) {
        var note = person.name() + " asks for priority " + override.priority() + " instead of "
                + override.computed() + " until "
                + TIME.format(override.expiresAt().atOffset(ZoneOffset.UTC))
                + ".\n\n**Reason:** " + override.reason() + "\n\n**Evidence:** " + override.evidence();
        processes.start(
                "pending-action",
                ticket.key(),
                Map.of(
                        ProcessVariables.PENDING_ACTION.name(), ACTION,
                        ProcessVariables.PENDING_ACTION_BY.name(), person.id(),
                        ProcessVariables.PENDING_ACTION_ABOUT.name(), override.id(),
                        ProcessVariables.PENDING_ACTION_NOTE.name(), note.substring(0, Math.min(2000, note.length())),
                        ProcessVariables.PENDING_ACTION_GROUP.name(), Role.TEAM_LEAD));
        desk.note(
                ticket.key(),
                "MESSAGE",
                "Priority " + override.priority() + " was asked for by " + person.id() + " and waits for a team lead: "
                        + override.reason(),
                true,
                facts(override));
        ledger.append(AuditEvent.of("ACTION_ESCALATED", "ticket", ticket.key())
                .forTicket(ticket.key(), ticket.category())
                .because(override.reason())
                .with("action", ACTION)
                .with("override", override.id()));
    }

    /** What came of asking. A yes is carried out by {@link #agreed}, as a step of its own. */
    void consented(String id, boolean allowed, String by) {
        book.find(id).filter(asked -> asked.state() == State.ASKED).ifPresent(asked -> {
            if (allowed) {
                book.allowed(id, by);
            } else {
                book.end(id, clock.instant(), "DECLINED");
            }
        });
    }

    /** Begins what a lead agreed to, unless it has run out meanwhile. */
    void agreed(String id) {
        var asked = book.find(id).orElseThrow(() -> Refusal.notFound("Priority override " + id));
        var ticket = desk.lock(asked.ticketKey());
        if (asked.state() != State.ASKED) {
            return;
        }
        if (ticket.state().isOver() || !asked.expiresAt().isAfter(clock.instant())) {
            book.end(id, clock.instant(), ticket.state().isOver() ? "TICKET_OVER" : "EXPIRED");
            return;
        }
        begin(asked, ticket, asked.allowedBy());
    }

    private void begin(PriorityOverride override, Ticket ticket, @Nullable String allowedBy) {
        book.inForce(ticket.key()).ifPresent(former -> {
            book.end(former.id(), clock.instant(), "REPLACED");
            tellEnded(former);
        });
        var computed = computed(ticket);
        var words = "Priority " + override.priority() + " instead of " + computed + " until "
                + TIME.format(override.expiresAt().atOffset(ZoneOffset.UTC));
        var bypass = bypasses.record(new Bypass.New(
                "PRIORITY_OVERRIDDEN",
                "priority",
                ticket.key(),
                words,
                override.reason(),
                override.evidence(),
                override.author(),
                allowedBy,
                override.expiresAt().plus(REVIEW_TIME)));
        book.begin(override.id(), ticket.key(), computed, allowedBy, bypass);
        write(ticket.key(), override.priority(), computed);
        desk.note(
                ticket.key(),
                "PRIORITY",
                "Served with p" + words.substring(1) + ", as " + name(override.author()) + " decided"
                        + (allowedBy == null ? "" : " with the consent of " + name(allowedBy)) + ": "
                        + override.reason(),
                false,
                facts(override));
        ledger.append(AuditEvent.of("PRIORITY_OVERRIDDEN", "ticket", ticket.key())
                .forTicket(ticket.key(), ticket.category())
                .because(override.reason())
                .with("from", computed)
                .with("to", override.priority())
                .with("by", override.author())
                .with("allowedBy", allowedBy)
                .with("until", override.expiresAt().toString()));
        processes.start(
                PROCESS,
                ticket.key(),
                Map.of(
                        ProcessVariables.OVERRIDE_ID.name(), override.id(),
                        ProcessVariables.OVERRIDE_UNTIL.name(), Date.from(override.expiresAt()),
                        ProcessVariables.BYPASS_ID.name(), bypass,
                        ProcessVariables.BYPASS_SUMMARY.name(), words,
                        ProcessVariables.BYPASS_REASON.name(), override.reason(),
                        ProcessVariables.BYPASS_EVIDENCE.name(), override.evidence()));
    }

    /** Lets the tables decide again, if the override still holds. */
    @Transactional
    void end(String id) {
        var override = book.find(id).filter(one -> one.state() == State.IN_FORCE);
        if (override.isEmpty()) {
            return;
        }
        var key = override.get().ticketKey();
        var ticket = desk.lock(key);
        book.end(id, clock.instant(), "EXPIRED");
        var computed = computed(ticket);
        write(key, computed, null);
        desk.note(
                key,
                "PRIORITY",
                "Served with priority " + computed + " again, as the rules say: the time of priority "
                        + override.get().priority() + " is over.",
                false,
                facts(override.get()));
        ledger.append(AuditEvent.of("PRIORITY_OVERRIDE_ENDED", "ticket", key)
                .forTicket(key, ticket.category())
                .with("from", override.get().priority())
                .with("to", computed));
    }

    /** A ticket that is over keeps the priority it ended with; the review need not wait for the time to run out. */
    @EventListener
    void ticketMoved(TicketChanged changed) {
        if (changed.change().equals("STATE_CHANGED") && changed.ticket().state().isOver()) {
            book.inForce(changed.ticket().key()).ifPresent(override -> {
                book.end(override.id(), clock.instant(), "TICKET_OVER");
                tellEnded(override);
            });
        }
    }

    private void tellEnded(PriorityOverride override) {
        processes.tellWaiting(ENDED, override.ticketKey(), ProcessVariables.OVERRIDE_ID, override.id(), Map.of());
    }

    private void write(String key, String priority, @Nullable String computed) {
        var values = new EnumMap<TicketField, @Nullable Object>(TicketField.class);
        values.put(TicketField.PRIORITY, priority);
        values.put(TicketField.COMPUTED_PRIORITY, computed);
        desk.record(key, values);
    }

    private static String computed(Ticket ticket) {
        return Objects.requireNonNull(
                ticket.computedPriority() == null ? ticket.priority() : ticket.computedPriority());
    }

    private String name(String person) {
        return directory.person(person).map(Person::name).orElse(person);
    }

    private static Map<String, Object> facts(PriorityOverride override) {
        return Map.of(
                "override", override.id(),
                "from", override.computed(),
                "to", override.priority(),
                "until", override.expiresAt().toString());
    }
}
