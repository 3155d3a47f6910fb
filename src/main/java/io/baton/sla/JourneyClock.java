package io.baton.sla;

import io.baton.journey.JourneyTickets.Step;
import io.baton.sla.Promises.Terms;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Begins, moves and ends the clock of a way, which belongs to its first ticket and goes by the states of all of them. */
@Component
class JourneyClock {

    private final SlaClocks clocks;
    private final ClockBook book;
    private final Promises promises;
    private final Watches watches;
    private final WayModes modes;
    private final TicketDesk desk;

    JourneyClock(
            SlaClocks clocks, ClockBook book, Promises promises, Watches watches, WayModes modes, TicketDesk desk) {
        this.clocks = clocks;
        this.book = book;
        this.promises = promises;
        this.watches = watches;
        this.modes = modes;
        this.desk = desk;
    }

    /** @return false when nothing is promised for such a journey */
    boolean begin(Ticket first) {
        var terms = promises.of(ClockKind.JOURNEY, first, null);
        terms.ifPresent(t -> watches.follow(book.begin(
                ClockKind.JOURNEY,
                null,
                first,
                ClockMode.of(ClockKind.JOURNEY, first.state(), t.pausedIn()),
                ClockRoom.millis(first.createdAt()),
                t.promise())));
        return terms.isPresent();
    }

    boolean isOpen(Step step) {
        return find(step).isPresent();
    }

    /** @throws java.util.NoSuchElementException when it is over */
    Instant begunAt(Step step) {
        return find(step).orElseThrow().openedAt();
    }

    private Optional<SlaClock> find(Step step) {
        return clocks.of(step.first()).stream()
                .filter(clock -> clock.kind() == ClockKind.JOURNEY && !clock.isOver())
                .findFirst();
    }

    /** @param over whether the process of the ticket is over, which its state may not yet say */
    void follow(Step step, Ticket moved, boolean over, Instant at) {
        held(step, moved).ifPresent(open -> {
            var first = first(step, moved);
            var pausedIn = promises.of(ClockKind.JOURNEY, first, null)
                    .map(Terms::pausedIn)
                    .orElse(Set.of(TicketState.ON_HOLD));
            var mode = modes.without(over ? moved.key() : "", step.first(), pausedIn);
            if (mode != open.mode()) {
                var end = mode == ClockMode.ENDED;
                advance(
                        open,
                        first,
                        mode,
                        at,
                        end ? "ENDED" : "STATE_CHANGED",
                        end ? "The last ticket of the journey is over" : moved.key() + " is " + moved.state());
            }
        });
    }

    /** What was promised changes; the time that went by does not. */
    void retarget(Step step, Ticket first, String cause, Instant at) {
        held(step, first)
                .ifPresent(open -> promises.of(ClockKind.JOURNEY, first, null)
                        .map(Terms::promise)
                        .filter(promise ->
                                !promise.equals(book.history(open).last().promise()))
                        .ifPresent(promise -> watches.follow(
                                open, book.advance(open, first, open.mode(), at, cause, "", promise), first)));
    }

    void end(Step step, Ticket first, Instant at, String cause, String reason) {
        held(step, first).ifPresent(open -> advance(open, first, ClockMode.ENDED, at, cause, reason));
    }

    private void advance(SlaClock open, Ticket first, ClockMode mode, Instant at, String cause, String reason) {
        var promise = book.history(open).last().promise();
        watches.follow(open, book.advance(open, first, mode, at, cause, reason, promise), first);
    }

    /** The first ticket is held before its clock, as whoever moves that ticket does. */
    private Optional<SlaClock> held(Step step, Ticket moved) {
        if (!moved.key().equals(step.first())) {
            desk.lock(step.first());
        }
        return clocks.openForUpdate(step.first()).stream()
                .filter(open -> open.kind() == ClockKind.JOURNEY)
                .findFirst();
    }

    private Ticket first(Step step, Ticket moved) {
        return moved.key().equals(step.first()) ? moved : desk.require(step.first());
    }
}
