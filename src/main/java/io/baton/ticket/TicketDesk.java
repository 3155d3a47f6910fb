package io.baton.ticket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Json;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The counter where tickets are opened, read and annotated. Their state is moved by the steps of models only. */
@Component
public class TicketDesk {

    /** Forecasts that move by less are no news. */
    private static final Duration SMALLEST_NEWS = Duration.ofMinutes(15);

    private static final Map<String, String> PREFIXES = Map.of(
            "REQUEST", "REQ",
            "INCIDENT", "INC",
            "FAILED_CHANGE", "INC",
            "SECURITY", "SEC",
            "IMPROVEMENT", "IMP",
            "FEEDBACK", "FBK",
            "REVIEW", "RVW",
            "PROBLEM", "PRB",
            "CHANGE", "CHG",
            "BREACH", "BRC");

    /** Nobody asked for what the product, or somebody's remark, gave rise to. */
    private static final Set<String> UNASKED =
            Set.of("IMPROVEMENT", "FEEDBACK", "REVIEW", "PROBLEM", "BREACH", "CHANGE");

    private final Tickets tickets;
    private final TicketKeys keys;
    private final TicketAccess access;
    private final Timeline timeline;
    private final AuditLedger ledger;
    private final ApplicationEventPublisher events;
    private final Json json;
    private final Clock clock;
    private final ObjectProvider<OpeningGuard> guards;

    /** Tickets are never deleted, so a key once seen stays good; every step of every model asks. */
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    TicketDesk(
            Tickets tickets,
            TicketKeys keys,
            TicketAccess access,
            Timeline timeline,
            AuditLedger ledger,
            ApplicationEventPublisher events,
            Json json,
            Clock clock,
            ObjectProvider<OpeningGuard> guards) {
        this.tickets = tickets;
        this.keys = keys;
        this.access = access;
        this.timeline = timeline;
        this.ledger = ledger;
        this.events = events;
        this.json = json;
        this.clock = clock;
        this.guards = guards;
    }

    /** Opens a ticket: gives it a key, puts it on the ledger and the timeline. Start its process in the same transaction. */
    @Transactional
    public Ticket open(OpenTicket command) {
        var prefix = PREFIXES.get(command.kind());
        if (prefix == null) {
            throw Refusal.invalid("kind", "must be one of " + PREFIXES.keySet() + ".");
        }
        guards.forEach(guard -> guard.opening(command));
        var key = keys.next(prefix);
        var opener = CurrentActor.get();
        tickets.add(key, command, opener.id());
        access.addPerson(key, command.requester(), "REQUESTER");
        access.addPerson(key, opener.id(), "OPENER");
        timeline.add(key, "MESSAGE", opening(command) + command.title(), false, Map.of());
        ledger.append(AuditEvent.of("TICKET_CREATED", "ticket", key)
                .forTicket(key, null)
                .with("kind", command.kind())
                .with("service", command.service())
                .with("item", command.itemId())
                .with("requester", command.requester()));
        return require(key);
    }

    private static String opening(OpenTicket command) {
        return UNASKED.contains(command.kind()) ? "Opened: " : "Request received: ";
    }

    /** @throws Refusal 404 */
    public Ticket require(String key) {
        return tickets.find(key).orElseThrow(() -> Refusal.notFound("Ticket " + key));
    }

    /** Whether there is such a ticket at all; models may also run without one. */
    public boolean exists(@Nullable String key) {
        return key != null && (known.getIfPresent(key) != null || look(key));
    }

    private boolean look(String key) {
        var there = tickets.find(key).isPresent();
        if (there) {
            known.put(key, Boolean.TRUE);
        }
        return there;
    }

    /** The ticket, if this person may see it; 404 otherwise, as if it did not exist. */
    public Ticket visible(String key, Person viewer) {
        if (!access.maySee(key, viewer)) {
            throw Refusal.notFound("Ticket " + key);
        }
        return require(key);
    }

    /** The tickets this person may see, newest first. */
    public Page<Ticket> search(TicketQuery query, Person viewer) {
        return tickets.search(query, access.of(viewer));
    }

    public Page<TimelineEntry> timeline(String key, boolean withInternal, int page, int size) {
        return timeline.of(key, withInternal, page, size);
    }

    /** The ticket; everybody else who moves it or its work, or decides on it, waits until the caller's transaction has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Ticket lock(String key) {
        return tickets.findForUpdate(key).orElseThrow(() -> Refusal.notFound("Ticket " + key));
    }

    /** Adds a line to the ticket's timeline in the caller's transaction. */
    public void note(String key, String kind, String text, boolean internal, Map<String, Object> details) {
        timeline.add(key, kind, text, internal, details);
    }

    /** Writes what a step of a model found out; unchanged values write nothing. */
    @Transactional
    public void record(String key, Map<TicketField, ? extends @Nullable Object> values) {
        var now = tickets.findForUpdate(key).orElseThrow(() -> Refusal.notFound("Ticket " + key));
        var changes = new HashMap<String, @Nullable Object>();
        values.forEach((field, value) -> {
            if (!Objects.equals(field.of(now), value)) {
                changes.put(field.column(), value instanceof Map<?, ?> map ? json.write(map) : value);
            }
        });
        if (changes.isEmpty()) {
            return;
        }
        tickets.change(key, changes);
        var after = require(key);
        if (changes.containsKey(TicketField.ASSIGNED_GROUP.column()) && after.assignedGroup() != null) {
            access.addTeam(key, after.assignedGroup());
        }
        if (changes.containsKey(TicketField.EXPECTED_AT.column())) {
            forecastChanged(now, after);
        }
        ledger.append(AuditEvent.of("TICKET_UPDATED", "ticket", key)
                .forTicket(key, after.category())
                .with("service", after.service())
                .with("code", after.resolutionCode())
                .with("fields", List.copyOf(changes.keySet())));
        publish(after, "RECORD_CHANGED", moves(now, values));
    }

    /** What each changed field said before and says now; what is empty is left out. */
    private static Map<String, Object> moves(Ticket before, Map<TicketField, ? extends @Nullable Object> values) {
        var moves = new HashMap<String, Object>();
        values.forEach((field, value) -> {
            var from = field.of(before);
            if (!Objects.equals(from, value)) {
                var move = new HashMap<String, Object>();
                if (from != null) {
                    move.put("from", from);
                }
                if (value != null) {
                    move.put("to", value);
                }
                moves.put(field.property(), Map.copyOf(move));
            }
        });
        return moves;
    }

    /**
     * Sets or moves the expected time, with the reason that the requester reads; a move that is hardly one is left out.
     *
     * @param because a sentence that begins in lower case
     */
    @Transactional
    public void expect(String key, Instant at, String because) {
        var before = require(key).expectedAt();
        if (before != null && Duration.between(before, at).abs().compareTo(SMALLEST_NEWS) < 0) {
            return;
        }
        if (before != null) {
            note(key, "FORECAST", "Another expected time: " + because, false, Map.of("from", before, "to", at));
        }
        record(key, Map.of(TicketField.EXPECTED_AT, at, TicketField.EXPECTED_BECAUSE, because));
    }

    /** The first forecast is the receipt; each later one is news of its own. */
    private void forecastChanged(Ticket before, Ticket after) {
        if (after.expectedAt() == null) {
            return;
        }
        var change = before.expectedAt() == null ? "RECEIVED" : "FORECAST_CHANGED";
        publish(after, change, Map.of("expectedAt", after.expectedAt().toString()));
    }

    /** Tells listeners in the same transaction. */
    public void publish(Ticket ticket, String change, Map<String, Object> facts) {
        events.publishEvent(new TicketChanged(ticket, change, facts));
    }

    /**
     * Open tickets of a catalogue item that are for one of these people: its beneficiaries, or else its
     * requester. Newest first.
     */
    public List<Ticket> openFor(String itemId, Collection<String> people) {
        return tickets.openFor(itemId, people);
    }

    /** Makes somebody a party of the ticket: REQUESTER, OPENER, ASSIGNEE, APPROVER, BENEFICIARY or WATCHER. */
    public void involve(String key, String person, String part) {
        access.addPerson(key, person, part);
    }

    public void involveTeam(String key, String team) {
        access.addTeam(key, team);
    }

    /** Ends somebody's part in a ticket. */
    void dismiss(String key, String person, String part) {
        access.remove(key, person, part);
    }

    /** Whether this person reads what those who work on the ticket say among themselves. */
    public boolean seesInternal(String key, Person viewer) {
        return viewer.has(Role.AUDITOR) || access.relations(key, viewer).contains(TicketAccess.Relation.TEAM);
    }

    public List<String> watchers(String key) {
        return people(key, "WATCHER");
    }

    /** Everybody who has a certain part in a ticket. */
    public List<String> people(String key, String part) {
        return access.persons(key, part);
    }
}
