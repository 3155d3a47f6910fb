package io.baton.ticket.forecast;

import io.baton.calendar.Calendars;
import io.baton.ticket.ServicePromises;
import io.baton.ticket.ServicePromises.Promised;
import io.baton.ticket.Ticket;
import io.baton.ticket.forecast.TeamQueues.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says when the requester may expect the solution: the working time that half of the latest tickets for the same item
 * needed, or else the working time that is promised, counted by the clock of the promise, so that time in which the
 * ticket rests is added. A queue that is longer than usual comes on top. Only where nothing is promised the figure of the
 * catalogue item counts.
 */
@Component
class Forecasts {

    /** With fewer finished tickets for an item, what is promised is the better forecast. */
    private static final int ENOUGH_HISTORY = 5;

    /** Where an item has nothing but a figure, it is not promised for a night or a Sunday. */
    private static final String USUAL_HOURS = "business-hours";

    private static final Duration LEAST_AHEAD = Duration.ofMinutes(15);

    private final ServicePromises promises;
    private final TeamQueues queues;
    private final Calendars calendars;
    private final Clock clock;

    Forecasts(ServicePromises promises, TeamQueues queues, Calendars calendars, Clock clock) {
        this.promises = promises;
        this.queues = queues;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** How much working time a ticket takes as a whole, and why so much. */
    private record Work(Duration time, String because) {}

    /**
     * The first forecast, which there is for every ticket.
     *
     * @param itemHours what the catalogue item says, in hours by the wall clock
     */
    Forecast first(Ticket ticket, int itemHours) {
        return of(ticket, null).orElseGet(() -> byItem(ticket, itemHours));
    }

    /**
     * By what is promised and known now.
     *
     * @param restsUntil when the work goes on, if the ticket rests
     * @return empty where nothing is promised
     */
    Optional<Forecast> of(Ticket ticket, @Nullable Instant restsUntil) {
        // milliseconds are what clocks count and every database keeps
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var goesOn = restsUntil == null || restsUntil.isBefore(now) ? now : restsUntil;
        return promises.of(ticket.key(), now).map(promised -> reckon(ticket, promised, goesOn));
    }

    private Forecast reckon(Ticket ticket, Promised promised, Instant goesOn) {
        var calendar = promised.calendar();
        var work = work(ticket, promised);
        var queue = queues.before(ticket, calendar);
        var left =
                work.time().plus(queue.map(Queue::more).orElse(Duration.ZERO)).minus(promised.soFar());
        var because = queue.map(Forecasts::words).orElse(work.because());
        if (left.compareTo(LEAST_AHEAD) < 0) {
            left = max(work.time().dividedBy(4), LEAST_AHEAD);
            because = "it takes longer than such work usually does.";
        }
        var at = calendar.plus(goesOn, left).truncatedTo(ChronoUnit.MILLIS);
        return new Forecast(at, because, queue.isPresent(), calendar.zone());
    }

    /** What is known beats what is promised, unless it has gone by. */
    private Work work(Ticket ticket, Promised promised) {
        var took = ticket.itemId() == null
                ? List.<Duration>of()
                : promises.took(ticket.itemId(), promised.calendar().id());
        if (took.size() >= ENOUGH_HISTORY) {
            var median = took.get(took.size() / 2);
            if (median.compareTo(promised.soFar()) > 0) {
                return new Work(median, "half of the last " + took.size() + " like it were done within that time.");
            }
        }
        var priority = ticket.priority() == null ? "" : " for priority " + ticket.priority();
        return new Work(promised.target(), "that is what is promised" + priority + ".");
    }

    private static String words(Queue queue) {
        return "more work than usual lies in front of it: " + queue.open() + " tickets instead of " + queue.usual()
                + ".";
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private Forecast byItem(Ticket ticket, int hours) {
        var earliest = clock.instant().plus(LEAST_AHEAD);
        var byClock = ticket.createdAt().plus(Duration.ofHours(hours));
        var at = byClock.isAfter(earliest) ? byClock : earliest;
        var calendar = calendars.require(USUAL_HOURS);
        return new Forecast(
                calendar.plus(at, Duration.ofMillis(1)).truncatedTo(ChronoUnit.MILLIS),
                "that is how long it usually takes.",
                false,
                calendar.zone());
    }
}
