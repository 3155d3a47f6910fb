package io.baton.sla;

import io.baton.calendar.BusinessCalendar;
import io.baton.calendar.Calendars;
import io.baton.journey.JourneyRegister;
import io.baton.journey.JourneyTickets;
import io.baton.journey.JourneyTickets.Step;
import io.baton.people.Person;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was promised for a ticket, how far it is kept, and why each deadline is what it is. */
@Component
public class ServiceLevels {

    /**
     * A stretch of a clock's life.
     *
     * @param worked working time in it
     * @param target what was promised then, and which rule of which version of a table said so
     * @param dueAt the deadline as it stood at its beginning
     */
    public record SegmentView(
            Instant from,
            @Nullable Instant to,
            ClockMode mode,
            String cause,
            String reason,
            Duration worked,
            @Nullable Duration target,
            String table,
            int tableVersion,
            String rule,
            String calendar,
            int calendarVersion,
            String zone,
            @Nullable Instant dueAt) {}

    /** A threshold that was reached. */
    public record EventView(
            int percent,
            Instant dueAt,
            Instant firedAt,
            long lagMillis,
            boolean late,
            String cause,
            int creditPercent,
            boolean escalates,
            @Nullable String improvement) {}

    /** The plan before and after a change. */
    public record PlanChange(
            Instant at,
            String cause,
            @Nullable Duration targetBefore,
            @Nullable Duration targetAfter,
            @Nullable Instant dueBefore,
            @Nullable Instant dueAfter) {}

    /**
     * One clock.
     *
     * @param team the group it measures, of an OLA clock
     * @param elapsed working time so far
     * @param running time by the wall clock during which it ran
     * @param percent share of the target that is used up, rounded down: 100 is said of nothing that is still in time
     * @param thresholds when 80, 90 and 100 percent are reached, or would be; missing while it rests
     * @param explanation why the deadline is what it is, line by line
     */
    public record ClockView(
            String id,
            ClockKind kind,
            @Nullable String team,
            ClockMode mode,
            @Nullable Duration target,
            Duration elapsed,
            Duration running,
            @Nullable Integer percent,
            @Nullable Instant dueAt,
            boolean breached,
            Duration overrun,
            List<Instant> thresholds,
            List<SegmentView> segments,
            List<EventView> events,
            List<PlanChange> plans,
            List<String> explanation) {}

    /**
     * The way of the customer that a ticket is part of.
     *
     * @param owner id of whoever answers for the whole journey
     * @param first key of the ticket it began with; its clock is the clock of the way
     * @param tickets those of the way that the reader may see
     */
    public record JourneyView(String id, String name, String owner, String first, List<String> tickets) {}

    /**
     * All clocks of a ticket, that of the journey included which it is part of.
     *
     * @param ticketTime time by the wall clock during which the ticket was ours to work on; the clocks of the groups add up
     *     to it
     * @param replayed whether this is what would be under another calendar or target
     */
    public record TicketSla(
            String key,
            Instant at,
            boolean replayed,
            @Nullable Duration ticketTime,
            @Nullable JourneyView journey,
            List<ClockView> clocks) {}

    private final SlaClocks clocks;
    private final SlaEvents events;
    private final ClockBook book;
    private final Calendars calendars;
    private final TicketDesk tickets;
    private final TicketLinks links;
    private final JourneyRegister journeys;
    private final JourneyTickets ways;
    private final Clock clock;

    ServiceLevels(
            SlaClocks clocks,
            SlaEvents events,
            ClockBook book,
            Calendars calendars,
            TicketDesk tickets,
            TicketLinks links,
            JourneyRegister journeys,
            JourneyTickets ways,
            Clock clock) {
        this.clocks = clocks;
        this.events = events;
        this.book = book;
        this.calendars = calendars;
        this.tickets = tickets;
        this.links = links;
        this.journeys = journeys;
        this.ways = ways;
        this.clock = clock;
    }

    /**
     * The clocks as they are. What groups agreed among themselves only those read who work on the ticket.
     *
     * @throws io.baton.platform.Refusal 404 for those who may not see it
     */
    public TicketSla of(String key, Person viewer) {
        return of(key, viewer, null, null);
    }

    @Transactional(readOnly = true)
    public TicketSla of(String key, Person viewer, @Nullable String calendar, @Nullable Duration target) {
        tickets.visible(key, viewer);
        var internal = tickets.seesInternal(key, viewer);
        BusinessCalendar other = calendar == null || calendar.isBlank() ? null : calendars.require(calendar);
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var way = ways.of(key)
                .filter(step ->
                        internal || !links.seenBy(viewer, List.of(step.first())).isEmpty());
        var known = new ArrayList<>(events.of(key));
        way.filter(step -> !step.isFirst()).ifPresent(step -> known.addAll(events.of(step.first())));
        var views = clocks(key, way).stream()
                .filter(each -> internal || each.kind() != ClockKind.OLA)
                .map(each -> {
                    var isWhole = each.kind() == ClockKind.JOURNEY;
                    var history = isWhole && !internal ? book.history(each).withoutReasons() : book.history(each);
                    var isReplay = other != null || target != null;
                    var seen = isReplay ? history.replayed(other, target) : history;
                    return view(each, seen, isReplay ? List.of() : known, at, internal);
                })
                .toList();
        var ticketTime = views.stream()
                .filter(view -> view.kind() == ClockKind.RESOLUTION)
                .map(ClockView::running)
                .findFirst()
                .orElse(null);
        return new TicketSla(key, at, other != null || target != null, ticketTime, journey(way, viewer), views);
    }

    /** The clock of a way is kept under its first ticket, and shown on each. */
    private List<SlaClock> clocks(String key, Optional<Step> way) {
        var all = new ArrayList<>(clocks.of(key));
        way.filter(step -> !step.isFirst())
                .ifPresent(step -> clocks.of(step.first()).stream()
                        .filter(each -> each.kind() == ClockKind.JOURNEY)
                        .forEach(all::add));
        return all;
    }

    private @Nullable JourneyView journey(Optional<Step> way, Person viewer) {
        return way.flatMap(step -> journeys.find(step.journey())
                        .map(journey -> new JourneyView(
                                journey.id(),
                                journey.name(),
                                journey.owner(),
                                step.first(),
                                links.seenBy(viewer, ways.along(step.first())))))
                .orElse(null);
    }

    private static ClockView view(
            SlaClock clock, ClockHistory history, List<SlaEvent> known, Instant now, boolean internal) {
        var last = history.last();
        var at = last.mode() == ClockMode.ENDED ? last.from() : now;
        var target = last.promise().target();
        var elapsed = history.elapsed(at);
        return new ClockView(
                clock.id(),
                clock.kind(),
                clock.team(),
                last.mode(),
                target,
                elapsed,
                history.running(at),
                target == null ? null : percent(elapsed, target),
                history.deadline().orElse(null),
                history.isBreached(at),
                history.overrun(at),
                ClockHistory.THRESHOLDS.stream()
                        .flatMap(percent -> history.threshold(percent).stream())
                        .toList(),
                history.segments().stream()
                        .map(segment -> view(history, segment, at))
                        .toList(),
                known.stream()
                        .filter(event -> internal && event.clockId().equals(clock.id()))
                        .map(ServiceLevels::view)
                        .toList(),
                PlanChanges.of(history),
                new SlaExplanation(clock, history, at).lines());
    }

    /** Rounded down, so that 99.951 percent never read as missed. */
    static int percent(Duration elapsed, Duration target) {
        return (int) Math.min(elapsed.multipliedBy(100).dividedBy(target), 100_000);
    }

    private static SegmentView view(ClockHistory history, Segment segment, Instant at) {
        var promise = segment.promise();
        return new SegmentView(
                segment.from(),
                history.end(segment),
                segment.mode(),
                segment.cause(),
                segment.reason(),
                history.worked(segment, at),
                promise.target(),
                promise.table(),
                promise.tableVersion(),
                promise.rule(),
                promise.calendar(),
                promise.calendarVersion(),
                promise.zone(),
                segment.dueAt());
    }

    private static EventView view(SlaEvent event) {
        return new EventView(
                event.percent(),
                event.dueAt(),
                event.firedAt(),
                event.lag().toMillis(),
                event.late(),
                event.cause(),
                event.creditPercent(),
                event.escalates(),
                event.improvement());
    }

    /** Working time left until the deadline of a clock; less than nothing is nothing. */
    public static Duration left(ClockView view) {
        var left = Objects.requireNonNullElse(view.target(), Duration.ZERO).minus(view.elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
