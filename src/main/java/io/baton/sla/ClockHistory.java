package io.baton.sla;

import io.baton.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a clock can be asked, as a pure function of its segments and the calendars they name. Time that has gone by
 * counts by the calendar of its own segment; the target is that of the last one.
 */
final class ClockHistory {

    /** Where versions of calendars come from. */
    interface CalendarSource {

        BusinessCalendar version(String id, int version);
    }

    /** The steps at which people are warned, in percent of the target; the last is the deadline. */
    static final List<Integer> THRESHOLDS = List.of(80, 90, 100);

    private final List<Segment> segments;
    private final CalendarSource calendars;

    ClockHistory(List<Segment> segments, CalendarSource calendars) {
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("A clock has at least one segment");
        }
        this.segments = List.copyOf(segments);
        this.calendars = calendars;
    }

    List<Segment> segments() {
        return segments;
    }

    Segment last() {
        return segments.get(segments.size() - 1);
    }

    /** Where a segment ends; null while it lasts. */
    @Nullable
    Instant end(Segment segment) {
        var next = segments.indexOf(segment) + 1;
        return next < segments.size() ? segments.get(next).from() : null;
    }

    /** Working time that went by until then. */
    Duration elapsed(Instant at) {
        var sum = Duration.ZERO;
        for (var segment : segments) {
            sum = sum.plus(worked(segment, at));
        }
        return sum;
    }

    /** Working time of one segment until then; none of one that rests. */
    Duration worked(Segment segment, Instant at) {
        return segment.isRunning() ? calendar(segment).between(segment.from(), until(segment, at)) : Duration.ZERO;
    }

    /** Time by the wall clock during which it ran, until then. */
    Duration running(Instant at) {
        var sum = Duration.ZERO;
        for (var segment : segments) {
            var end = until(segment, at);
            if (segment.isRunning() && segment.from().isBefore(end)) {
                sum = sum.plus(Duration.between(segment.from(), end));
            }
        }
        return sum;
    }

    private Instant until(Segment segment, Instant at) {
        var end = end(segment);
        return end == null || at.isBefore(end) ? at : end;
    }

    /** When so much working time has gone by, or will have; empty while the clock rests short of it. */
    Optional<Instant> reaches(Duration working) {
        var left = working;
        for (var segment : segments) {
            if (!segment.isRunning()) {
                continue;
            }
            var end = end(segment);
            if (end == null) {
                return Optional.of(calendar(segment).plus(segment.from(), left));
            }
            var worked = calendar(segment).between(segment.from(), end);
            if (worked.compareTo(left) >= 0) {
                return Optional.of(calendar(segment).plus(segment.from(), left));
            }
            left = left.minus(worked);
        }
        return Optional.empty();
    }

    /** When this share of the target is used up. */
    Optional<Instant> threshold(int percent) {
        var target = last().promise().target();
        return target == null ? Optional.empty() : reaches(share(target, percent));
    }

    Optional<Instant> deadline() {
        return threshold(100);
    }

    static Duration share(Duration target, int percent) {
        return target.multipliedBy(percent).dividedBy(100);
    }

    /** By how much the target was overrun until then; nothing if it was not. */
    Duration overrun(Instant at) {
        var target = last().promise().target();
        var over = target == null ? Duration.ZERO : elapsed(at).minus(target);
        return over.isNegative() ? Duration.ZERO : over;
    }

    /** Whether more time went by than was promised; exactly as much is still in time. */
    boolean isBreached(Instant at) {
        return !overrun(at).isZero();
    }

    /** Where the deadline would lie if it ran on from then by the calendar of its promise; for one that rests. */
    Optional<Instant> deadlineIfResumed(Instant at) {
        return with(ClockMode.RUNNING, at, "RESUMED", "", last().promise()).deadline();
    }

    /** The same with one more segment, which knows the deadline that it leads to. */
    ClockHistory with(ClockMode mode, Instant from, String cause, String reason, Promise promise) {
        var start = from.isBefore(last().from()) ? last().from() : from;
        var more = new ArrayList<>(segments);
        more.add(new Segment(last().seq() + 1, start, mode, cause, reason, promise, null));
        return new ClockHistory(more, calendars).dated();
    }

    /** What began like this. */
    static ClockHistory begun(ClockMode mode, Instant from, String cause, Promise promise, CalendarSource calendars) {
        return new ClockHistory(List.of(new Segment(1, from, mode, cause, "", promise, null)), calendars).dated();
    }

    private ClockHistory dated() {
        var due = new ArrayList<>(segments);
        due.set(due.size() - 1, last().dueAt(deadline().orElse(null)));
        return new ClockHistory(due, calendars);
    }

    /** The same life under another calendar or target; null leaves what was promised. */
    ClockHistory replayed(@Nullable BusinessCalendar calendar, @Nullable Duration target) {
        var other = segments.stream()
                .map(segment -> {
                    var promise = segment.promise();
                    if (calendar != null) {
                        promise = promise.under(
                                calendar.id(),
                                calendar.version(),
                                calendar.zone().getId());
                    }
                    return segment.promising(target == null ? promise : promise.of(target));
                })
                .toList();
        return new ClockHistory(other, calendars);
    }

    /** The same life without the words of those who work on it. */
    ClockHistory withoutReasons() {
        return new ClockHistory(
                segments.stream().map(segment -> segment.because("")).toList(), calendars);
    }

    BusinessCalendar calendar(Segment segment) {
        return calendars.version(segment.promise().calendar(), segment.promise().calendarVersion());
    }
}
