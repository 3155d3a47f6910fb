package io.baton.sla;

import io.baton.calendar.Calendars;
import io.baton.platform.Ids;
import io.baton.ticket.Ticket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps clocks: adds their segments, and reckons what they come to. */
@Component
class ClockBook {

    private final SlaClocks clocks;
    private final SlaSegments segments;
    private final SlaEvents events;
    private final Calendars calendars;

    ClockBook(SlaClocks clocks, SlaSegments segments, SlaEvents events, Calendars calendars) {
        this.clocks = clocks;
        this.segments = segments;
        this.events = events;
        this.calendars = calendars;
    }

    ClockHistory history(SlaClock clock) {
        return new ClockHistory(segments.of(clock.id()), calendars::version);
    }

    /** Begins a clock; from then on it is as its segments say. */
    SlaClock begin(
            ClockKind kind, @Nullable String team, Ticket ticket, ClockMode mode, Instant from, Promise promise) {
        var history = ClockHistory.begun(mode, from, "OPENED", promise, calendars::version);
        var id = Ids.next();
        var clock = planned(blank(id, kind, team, ticket, from), history, ticket, from, Set.of());
        clocks.add(clock);
        segments.add(id, history.last());
        return clock;
    }

    private static SlaClock blank(String id, ClockKind kind, @Nullable String team, Ticket ticket, Instant from) {
        return new SlaClock(
                id,
                ticket.key(),
                kind,
                team,
                ClockMode.RUNNING,
                from,
                null,
                ticket.kind(),
                null,
                "",
                null,
                java.time.Duration.ZERO,
                "",
                0,
                null,
                null,
                null,
                false,
                "OPENED",
                from,
                null);
    }

    /** Adds a segment to a clock that the caller holds. */
    SlaClock advance(
            SlaClock clock, Ticket ticket, ClockMode mode, Instant at, String cause, String reason, Promise promise) {
        var history = history(clock).with(mode, at, cause, reason, promise);
        segments.add(clock.id(), history.last());
        var next = planned(clock, history, ticket, at, events.fired(clock.id()));
        clocks.update(next);
        return next;
    }

    /** Reckons a clock that the caller holds anew, after a threshold was recorded. */
    SlaClock passed(SlaClock clock, Ticket ticket, Instant at) {
        var next = planned(clock, history(clock), ticket, at, events.fired(clock.id()))
                .plannedAs(clock);
        clocks.update(next);
        return next;
    }

    private static SlaClock planned(
            SlaClock before, ClockHistory history, Ticket ticket, Instant at, Set<Integer> fired) {
        var last = history.last();
        var next = nextThreshold(history, fired);
        var nextAt = next.flatMap(history::threshold).map(ClockBook::fullMillis).orElse(null);
        // What had been planned before was no surprise; only what this change moved into the past is.
        var isKept = Objects.equals(before.nextAt(), nextAt);
        return new SlaClock(
                before.id(),
                before.ticketKey(),
                before.kind(),
                before.team(),
                last.mode(),
                before.openedAt(),
                last.mode() == ClockMode.ENDED ? last.from() : null,
                before.recordKind(),
                ticket.service(),
                Objects.requireNonNullElse(ticket.priority(), Promises.NOT_RANKED),
                last.promise().target(),
                history.elapsed(at),
                last.promise().calendar(),
                last.promise().calendarVersion(),
                history.deadline().orElse(null),
                next.orElse(null),
                nextAt,
                history.isBreached(at),
                isKept ? before.plannedBecause() : last.cause(),
                isKept ? before.plannedAt() : at,
                before.watchId());
    }

    private static Optional<Integer> nextThreshold(ClockHistory history, Set<Integer> fired) {
        return ClockHistory.THRESHOLDS.stream()
                .filter(percent -> !fired.contains(percent))
                .findFirst()
                .filter(percent -> history.threshold(percent).isPresent());
    }

    /** Timers know milliseconds; one must not fire a fraction too early. */
    private static Instant fullMillis(Instant at) {
        var millis = at.truncatedTo(ChronoUnit.MILLIS);
        return millis.equals(at) ? at : millis.plusMillis(1);
    }
}
