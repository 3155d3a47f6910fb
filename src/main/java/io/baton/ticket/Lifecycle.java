package io.baton.ticket;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves tickets through their states, one allowed transition at a time. Called by steps of models, by nobody else. */
@Component
public class Lifecycle {

    /** What a model writes to go back to where the ticket was before it was put on hold. */
    public static final String PREVIOUS = "PREVIOUS";

    private final Tickets tickets;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final JdbcClient db;
    private final Clock clock;

    Lifecycle(Tickets tickets, TicketDesk desk, AuditLedger ledger, JdbcClient db, Clock clock) {
        this.tickets = tickets;
        this.desk = desk;
        this.ledger = ledger;
        this.db = db;
        this.clock = clock;
    }

    /**
     * Moves a ticket because a step of its model says so. Staying where it is does nothing.
     *
     * @param target a {@link TicketState} or {@link #PREVIOUS}
     * @throws Refusal 409 naming the allowed transitions
     */
    @Transactional
    public void move(String key, String target, @Nullable String reason) {
        var ticket = tickets.findForUpdate(key).orElseThrow(() -> Refusal.notFound("Ticket " + key));
        var to = target.equals(PREVIOUS) ? stateBeforeHold(key) : TicketState.valueOf(target);
        var from = ticket.state();
        if (from == to) {
            return;
        }
        if (!from.next().contains(to)) {
            throw refused(key, from, to.name());
        }
        var facts = new HashMap<String, Object>(Map.of("from", from.name(), "to", to.name()));
        if (reason != null) {
            facts.put("reason", reason);
        }
        var restsSince = restsSince(key);
        if (from == TicketState.ON_HOLD && restsSince != null) {
            facts.put("since", restsSince.toString());
        }
        tickets.change(key, columns(ticket, to));
        desk.note(
                key,
                "STATE",
                "State changed from " + from + " to " + to + (reason == null ? "" : ": " + reason),
                false,
                facts);
        ledger.append(AuditEvent.of("TICKET_STATE_CHANGED", "ticket", key)
                .forTicket(key, ticket.category())
                .because(reason)
                .with("service", ticket.service())
                .with("code", ticket.resolutionCode())
                .with("from", from.name())
                .with("to", to.name()));
        var moved = desk.require(key);
        desk.publish(moved, "STATE_CHANGED", facts);
        if (from == TicketState.REVIEW && to == TicketState.IN_PROGRESS) {
            desk.publish(moved, "REOPENED", facts);
        }
    }

    /**
     * Closes the ticket of a model that draws no states of its own, once that model is over. Nobody is asked to confirm
     * anything, so nobody is told of states in between.
     */
    @Transactional
    public void finish(String key) {
        var ticket = tickets.findForUpdate(key).orElseThrow(() -> Refusal.notFound("Ticket " + key));
        if (ticket.state().isOver()) {
            return;
        }
        tickets.change(key, columns(ticket, TicketState.CLOSED));
        var facts = Map.<String, Object>of("from", ticket.state().name(), "to", TicketState.CLOSED.name());
        desk.note(key, "STATE", "Closed with the end of its process", false, facts);
        ledger.append(AuditEvent.of("TICKET_STATE_CHANGED", "ticket", key)
                .forTicket(key, ticket.category())
                .with("from", ticket.state().name())
                .with("to", TicketState.CLOSED.name()));
    }

    /** The refusal of a transition that the state machine does not know. */
    public static Refusal refused(String key, TicketState from, String wanted) {
        var allowed = from.next().stream().map(Enum::name).sorted().toList();
        return Refusal.conflict(
                        "state-transition",
                        key + " is " + from + " and cannot become " + wanted + ". "
                                + (allowed.isEmpty()
                                        ? "It is over."
                                        : "From here it can become " + String.join(", ", allowed)
                                                + ", and only a step of its process takes it there."))
                .with("state", from.name())
                .with("allowed", allowed);
    }

    private Map<String, ? extends @Nullable Object> columns(Ticket ticket, TicketState to) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("state", to.name());
        if (to == TicketState.ON_HOLD) {
            columns.put("state_before_hold", ticket.state().name());
            columns.put("on_hold_since", clock.instant());
        } else if (ticket.state() == TicketState.ON_HOLD) {
            columns.put("on_hold_since", null);
        }
        if (to.isOver()) {
            columns.put("closed_at", clock.instant());
        }
        if (ticket.state() == TicketState.REVIEW && to == TicketState.IN_PROGRESS) {
            columns.put("reopen_count", ticket.reopenCount() + 1);
        }
        return columns;
    }

    private @Nullable Instant restsSince(String key) {
        return db.sql("select on_hold_since from ticket where ticket_key = ?")
                .param(key)
                .query((row, n) -> Optional.ofNullable(Timestamps.readNullable(row, "on_hold_since")))
                .single()
                .orElse(null);
    }

    private TicketState stateBeforeHold(String key) {
        return db.sql("select state_before_hold from ticket where ticket_key = ?")
                .param(key)
                .query(String.class)
                .optional()
                .map(TicketState::valueOf)
                .orElse(TicketState.PENDING);
    }
}
