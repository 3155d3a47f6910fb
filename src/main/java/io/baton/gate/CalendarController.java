package io.baton.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When a service may not be deployed to an environment, and when it may again: for planning, not for deciding. */
@RestController("gateCalendarController")
@RequestMapping("/api/gate/v1/calendar")
@GateReaders
class CalendarController {

    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(366);

    record ClosedView(String kind, String title, Instant from, Instant until) {}

    /**
     * @param open whether nothing is closed at {@code from}; a change has to allow the deployment all the same
     * @param nextOpening the first moment from {@code from} on at which nothing is closed; null where none is within the span
     * @param nextClosing when something is closed again after that; null where nothing is within the span
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CalendarView(
            String service,
            String environment,
            Instant from,
            Instant until,
            boolean open,
            @Nullable Instant nextOpening,
            @Nullable Instant nextClosing,
            List<ClosedView> closed,
            List<GateCalendar.Window> windows) {}

    private final GateCalendar calendar;
    private final CallersOfGate callers;
    private final GateLimits limits;
    private final Clock clock;

    CalendarController(GateCalendar calendar, CallersOfGate callers, GateLimits limits, Clock clock) {
        this.calendar = calendar;
        this.callers = callers;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<CalendarView> show(
            @RequestParam @Nullable String service,
            @RequestParam @Nullable String environment,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until) {
        var who = callers.require();
        limits.check(who);
        var sent = new Asked.Sent(service, environment, null, null, null, null, null, null);
        var what =
                Asked.question(who, Verb.CHECK, sent, Question.Assumed.NOTHING).what();
        if (!who.may(Verb.CHECK, what.service(), what.environment())) {
            throw Refusal.forbidden(
                    GateRules.BOUND, "You are not bound to " + what.service() + " in " + what.environment() + ".");
        }
        var begin = Objects.requireNonNullElseGet(from, clock::instant);
        var end = Objects.requireNonNullElseGet(until, () -> begin.plus(USUAL));
        if (!end.isAfter(begin) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("until", "must lie after 'from', by " + LONGEST.toDays() + " days at most.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(view(what.service(), what.environment(), begin, end));
    }

    private CalendarView view(String service, String environment, Instant from, Instant until) {
        var closed = calendar.closed(service, environment, from, until);
        var whole = closed.size() < GateCalendar.MOST;
        var opening = GateRules.endOfClosed(closed, from);
        var closing = closed.stream()
                .map(Facts.Closed::from)
                .filter(moment -> moment.isAfter(opening))
                .findFirst()
                .orElse(null);
        return new CalendarView(
                service,
                environment,
                from,
                until,
                opening.equals(from),
                opening.isBefore(until) && (whole || closing != null) ? opening : null,
                closing,
                closed.stream()
                        .map(it -> new ClosedView(it.kind(), it.title(), it.from(), it.until()))
                        .toList(),
                calendar.windows(service, environment, from, until));
    }
}
