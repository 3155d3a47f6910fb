package io.baton.ticket.handover;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Team;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.ticket.ActionRights;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.handover.HandOver.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter where one team offers its work on a ticket to another. */
@Component
class HandOverDesk {

    private static final String PROCESS = "team-hand-over";
    private static final int LONGEST = 2000;

    /** What the giver offers. */
    record Offer(
            @Nullable String to,
            @Nullable String what,
            @Nullable String evidence,
            @Nullable Instant until) {}

    private final HandOvers handOvers;
    private final TicketDesk desk;
    private final ActionRights rights;
    private final Directory directory;
    private final Processes processes;
    private final AuditLedger ledger;
    private final Clock clock;

    HandOverDesk(
            HandOvers handOvers,
            TicketDesk desk,
            ActionRights rights,
            Directory directory,
            Processes processes,
            AuditLedger ledger,
            Clock clock) {
        this.handOvers = handOvers;
        this.desk = desk;
        this.rights = rights;
        this.directory = directory;
        this.processes = processes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws Refusal 403, 409 when the ticket is over or offered already, 422 naming what the offer lacks */
    @Transactional
    public HandOver offer(Person giver, String key, Offer offer) {
        rights.require(giver, "HAND_OVER", desk.visible(key, giver));
        var ticket = desk.lock(key);
        var from = ticket.assignedGroup();
        if (ticket.state().isOver() || from == null) {
            throw Refusal.conflict("nothing-to-hand-over", "No team works on " + key + " at the moment.");
        }
        if (handOvers.of(key).stream().anyMatch(one -> one.state() == State.OFFERED)) {
            throw Refusal.conflict("hand-over-open", key + " is offered to another team already.");
        }
        var valid = valid(offer, from);
        var handOver = new HandOver(
                Ids.next(),
                key,
                from,
                valid.to(),
                giver.id(),
                valid.what(),
                valid.evidence(),
                valid.until(),
                State.OFFERED,
                null,
                null,
                clock.instant(),
                null);
        handOvers.add(handOver);
        tell(
                "HAND_OVER_OFFERED",
                ticket,
                handOver,
                team(from) + " offers the work to " + team(valid.to()) + ": " + valid.what());
        processes.start(PROCESS, key, variables(ticket, handOver));
        return handOvers.require(handOver.id());
    }

    private record Valid(String to, String what, String evidence, Instant until) {}

    private Valid valid(Offer offer, String from) {
        var errors = new ArrayList<FieldError>();
        var to = offer.to() == null ? "" : offer.to();
        if (directory.team(to).isEmpty() || to.equals(from)) {
            errors.add(new FieldError("to", "must be the id of another team."));
        }
        var what = text("what", offer.what(), "say what goes over, and what stays.", errors);
        var evidence = text("evidence", offer.evidence(), "say where the present state can be seen.", errors);
        var until = offer.until();
        if (until == null || !until.isAfter(clock.instant())) {
            errors.add(new FieldError("until", "is required and must lie ahead, such as 2026-12-31T12:00:00Z."));
            until = clock.instant();
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new Valid(to, what, evidence, until);
    }

    private static String text(String field, @Nullable String given, String remedy, List<FieldError> errors) {
        var text = given == null ? "" : given.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            errors.add(new FieldError(
                    field,
                    text.isEmpty() ? "is required: " + remedy : "must have at most " + LONGEST + " characters."));
        }
        return text;
    }

    private static Map<String, @Nullable Object> variables(Ticket ticket, HandOver it) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(ProcessVariables.HAND_OVER.name(), it.id());
        variables.put(ProcessVariables.HAND_OVER_FROM.name(), it.from());
        variables.put(ProcessVariables.HAND_OVER_TO.name(), it.to());
        variables.put(ProcessVariables.HAND_OVER_BY.name(), it.by());
        variables.put(ProcessVariables.HAND_OVER_WHAT.name(), it.what());
        variables.put(ProcessVariables.HAND_OVER_EVIDENCE.name(), it.evidence());
        variables.put(ProcessVariables.HAND_OVER_UNTIL.name(), Date.from(it.until()));
        variables.put(ProcessVariables.PRIORITY.name(), ticket.priority());
        variables.put(ProcessVariables.RECORD_TYPE.name(), ticket.kind());
        return variables;
    }

    List<HandOver> of(Person viewer, String key) {
        desk.visible(key, viewer);
        return handOvers.of(key);
    }

    /** A ticket that is over needs no answer any more. */
    @EventListener
    void ended(TicketChanged news) {
        if (news.change().equals("STATE_CHANGED") && news.ticket().state().isOver()) {
            handOvers.of(news.ticket().key()).stream()
                    .filter(one -> one.state() == State.OFFERED)
                    .forEach(one -> {
                        handOvers.answered(one.id(), State.WITHDRAWN, "The ticket is over.", "baton");
                        processes.tellAnyWaiting("HandOverWithdrawn", one.ticketKey(), Map.of());
                    });
        }
    }

    /** Puts what happened on the timeline and the ledger. */
    void tell(String act, Ticket ticket, HandOver it, String words) {
        desk.note(ticket.key(), "TASK", words, true, Map.of("handOver", it.id(), "from", it.from(), "to", it.to()));
        ledger.append(AuditEvent.of(act, "hand-over", it.id())
                .forTicket(ticket.key(), ticket.category())
                .because(it.reason())
                .with("from", it.from())
                .with("to", it.to())
                .with("by", it.by()));
    }

    String team(String id) {
        return directory.team(id).map(Team::name).orElse(id);
    }
}
