package io.baton.sla;

import io.baton.sla.Promises.Terms;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes running clocks on to new rules; time that went by keeps the rules it went by under. */
@Component
class Replanning {

    private final SlaClocks clocks;
    private final ClockBook book;
    private final Promises promises;
    private final Watches watches;
    private final WayModes ways;
    private final PromiseNews news;
    private final TicketDesk tickets;
    private final Clock clock;

    Replanning(
            SlaClocks clocks,
            ClockBook book,
            Promises promises,
            Watches watches,
            WayModes ways,
            PromiseNews news,
            TicketDesk tickets,
            Clock clock) {
        this.clocks = clocks;
        this.book = book;
        this.promises = promises;
        this.watches = watches;
        this.ways = ways;
        this.news = news;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** By the newest version of the calendar of one clock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void byCalendar(String id) {
        var ticket = clocks.find(id).map(found -> tickets.lock(found.ticketKey()));
        clocks.findForUpdate(id).filter(held -> !held.isOver()).ifPresent(held -> {
            var promise = book.history(held).last().promise();
            var newest = promises.byNewestCalendar(promise);
            if (!newest.equals(promise)) {
                var reason = "Calendar " + newest.calendar() + ", version " + newest.calendarVersion();
                var moved = book.advance(
                        held, ticket.orElseThrow(), held.mode(), now(), "CALENDAR_CHANGED", reason, newest);
                watches.follow(held, moved, ticket.orElseThrow());
                news.changed(held, moved, ticket.orElseThrow(), "the hours in which we work have changed.");
            }
        });
    }

    /** By the newest version of the table that makes the promises of such clocks, all of one ticket at one moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void byTable(String ticketKey, Set<ClockKind> kinds) {
        var ticket = tickets.lock(ticketKey);
        var at = now();
        for (var open : clocks.openForUpdate(ticketKey)) {
            if (kinds.contains(open.kind())) {
                promises.of(open.kind(), ticket, open.team()).ifPresent(terms -> follow(open, ticket, terms, at));
            }
        }
    }

    /** A clock for which the new version says what the former one said goes on as it is. */
    private void follow(SlaClock open, Ticket ticket, Terms terms, Instant at) {
        var promise = terms.promise();
        var mode = open.kind() == ClockKind.JOURNEY
                ? ways.of(ticket.key(), terms.pausedIn())
                : ClockMode.of(open.kind(), ticket.state(), terms.pausedIn());
        if (mode == open.mode() && promise.isLike(book.history(open).last().promise())) {
            return;
        }
        var reason = "Table " + promise.table() + ", version " + promise.tableVersion();
        var moved = book.advance(open, ticket, mode, at, "TARGET_CHANGED", reason, promise);
        watches.follow(open, moved, ticket);
        news.changed(open, moved, ticket, "what is promised for it has changed.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
