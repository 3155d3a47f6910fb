package io.baton.sla;

import io.baton.audit.CurrentActor;
import io.baton.sla.Promises.Terms;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketState;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Starts, moves and stops the clocks of tickets, in the transaction of whatever happens to them. */
@Component
class ClockRoom {

    /** What a promise depends on; by the names of a ticket's fields. */
    static final List<String> GROUNDS = List.of("priority", "service", "category", "ciContext", "impact");

    private final SlaClocks clocks;
    private final ClockBook book;
    private final Promises promises;
    private final Watches watches;
    private final PromiseNews news;
    private final Clock clock;

    ClockRoom(SlaClocks clocks, ClockBook book, Promises promises, Watches watches, PromiseNews news, Clock clock) {
        this.clocks = clocks;
        this.book = book;
        this.promises = promises;
        this.watches = watches;
        this.news = news;
        this.clock = clock;
    }

    @EventListener
    @Order(0) // before whoever looks at the clocks
    void ticketChanged(TicketChanged news) {
        // one moment for all clocks, so that none loses or gains on another
        var at = millis(clock.instant());
        switch (news.change()) {
            case "RECORD_CHANGED" -> recordChanged(news.ticket(), news.facts(), at);
            case "STATE_CHANGED" -> stateChanged(news.ticket(), news.facts(), at);
            case "ENDED" -> end(news.ticket(), at);
            default -> {
                // nothing that clocks go by
            }
        }
    }

    private void recordChanged(Ticket ticket, Map<String, Object> moves, Instant at) {
        if (isBegun(moves)) {
            open(ticket);
            return;
        }
        if (ticket.state().isOver()) {
            return;
        }
        GROUNDS.stream().filter(moves::containsKey).findFirst().ifPresent(field -> retarget(ticket, field, moves, at));
        if (moves.containsKey("assignedGroup")) {
            handOver(ticket, at);
        }
        if (moves.containsKey("assignee") && isTakenByOneself(ticket)) {
            respond(ticket, at);
        }
    }

    /** A ticket lives once its process does. */
    static boolean isBegun(Map<String, Object> moves) {
        return moves.get("processInstance") instanceof Map<?, ?> move && !move.containsKey("from");
    }

    static String cause(String field) {
        return switch (field) {
            case "ciContext" -> "CI_CHANGED";
            default -> field.toUpperCase(java.util.Locale.ROOT) + "_CHANGED";
        };
    }

    /** To be given work is no answer; to take it is. */
    private static boolean isTakenByOneself(Ticket ticket) {
        return ticket.assignee() != null
                && ticket.assignee().equals(CurrentActor.get().id());
    }

    private void open(Ticket ticket) {
        boolean any = false;
        for (var kind : List.of(ClockKind.RESPONSE, ClockKind.RESOLUTION)) {
            any |= begin(kind, null, ticket, ticket.createdAt());
        }
        if (any) {
            begin(ClockKind.OLA, team(ticket), ticket, ticket.createdAt());
        }
    }

    private boolean begin(ClockKind kind, @Nullable String team, Ticket ticket, Instant from) {
        var terms = promises.of(kind, ticket, team);
        terms.ifPresent(t -> watches.follow(book.begin(
                kind, team, ticket, ClockMode.of(kind, ticket.state(), t.pausedIn()), millis(from), t.promise())));
        return terms.isPresent();
    }

    /** What was promised changes; the time that went by does not. */
    private void retarget(Ticket ticket, String field, Map<String, Object> moves, Instant at) {
        for (var open : own(ticket)) {
            promises.of(open.kind(), ticket, open.team()).map(Terms::promise).ifPresent(promise -> {
                if (!promise.equals(book.history(open).last().promise())) {
                    var moved = advance(open, ticket, open.mode(), at, cause(field), "", promise);
                    news.changed(open, moved, ticket, words(ticket, moves));
                }
            });
        }
    }

    private static String words(Ticket ticket, Map<String, Object> moves) {
        return moves.get("priority") instanceof Map<?, ?> move && move.get("from") != null
                ? "the priority is " + ticket.priority() + " now and was " + move.get("from") + "."
                : "something else is promised for such tickets.";
    }

    /** One group's time ends where the next one's begins, so their times add up to the ticket's. */
    private void handOver(Ticket ticket, Instant at) {
        var team = team(ticket);
        var measured = own(ticket).stream()
                .filter(open -> open.kind() == ClockKind.OLA)
                .toList();
        if (measured.isEmpty() || measured.stream().anyMatch(open -> team.equals(open.team()))) {
            return;
        }
        measured.forEach(
                open -> advance(open, ticket, ClockMode.ENDED, at, "HANDED_OVER", "Handed over to " + team, null));
        begin(ClockKind.OLA, team, ticket, at);
    }

    private void stateChanged(Ticket ticket, Map<String, Object> facts, Instant at) {
        var reason = String.valueOf(facts.getOrDefault("reason", ""));
        var reopened = "REVIEW".equals(facts.get("from")) && "IN_PROGRESS".equals(facts.get("to"));
        for (var open : own(ticket)) {
            var terms = promises.of(open.kind(), ticket, open.team());
            var mode = ClockMode.of(
                    open.kind(), ticket.state(), terms.map(Terms::pausedIn).orElse(Set.of(TicketState.ON_HOLD)));
            if (mode != open.mode()) {
                advance(open, ticket, mode, at, reopened ? "REOPENED" : "STATE_CHANGED", reason, null);
            }
        }
    }

    /** Those that go by this ticket alone. */
    private List<SlaClock> own(Ticket ticket) {
        return clocks.openForUpdate(ticket.key()).stream()
                .filter(open -> open.kind() != ClockKind.JOURNEY)
                .toList();
    }

    private void respond(Ticket ticket, Instant at) {
        own(ticket).stream()
                .filter(open -> open.kind() == ClockKind.RESPONSE)
                .forEach(open ->
                        advance(open, ticket, ClockMode.ENDED, at, "TAKEN", "Taken by " + ticket.assignee(), null));
    }

    private void end(Ticket ticket, Instant at) {
        own(ticket).forEach(open -> advance(open, ticket, ClockMode.ENDED, at, "ENDED", "The ticket is over", null));
    }

    private SlaClock advance(
            SlaClock open,
            Ticket ticket,
            ClockMode mode,
            Instant at,
            String cause,
            String reason,
            @Nullable Promise promise) {
        var kept = Optional.ofNullable(promise)
                .orElseGet(() -> book.history(open).last().promise());
        var moved = book.advance(open, ticket, mode, at, cause, reason, kept);
        watches.follow(open, moved, ticket);
        return moved;
    }

    private static String team(Ticket ticket) {
        return ticket.assignedGroup() == null ? Promises.INTAKE : ticket.assignedGroup();
    }

    static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
