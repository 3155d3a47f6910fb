package io.baton.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Why the deadline of a clock is what it is, in sentences that follow the reckoning line by line. */
final class SlaExplanation {

    private static final int MOST_DAYS_OFF = 20;

    private final SlaClock clock;
    private final ClockHistory history;
    private final Instant at;

    SlaExplanation(SlaClock clock, ClockHistory history, Instant at) {
        this.clock = clock;
        this.history = history;
        this.at = at;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(promised());
        lines.add(calendar());
        history.segments().forEach(segment -> lines.add(line(segment)));
        daysOff(lines);
        lines.add(conclusion());
        return lines;
    }

    private String promised() {
        var promise = history.last().promise();
        if (promise.target() == null) {
            return clock.words() + ": nothing is promised.";
        }
        return clock.words() + ": " + SlaWords.duration(promise.target()) + " of working time are promised, by rule "
                + promise.rule() + " of " + promise.table() + ", version " + promise.tableVersion() + ": "
                + promise.reason();
    }

    private String calendar() {
        return "Working time counts by the calendar " + history.calendar(history.last()) + ".";
    }

    private String line(Segment segment) {
        var zone = segment.promise().zone();
        var end = history.end(segment);
        var span = "From " + SlaWords.time(segment.from(), zone)
                + (end == null ? " on" : " to " + SlaWords.time(end, zone));
        var what = switch (segment.mode()) {
            case RUNNING ->
                SlaWords.duration(history.worked(segment, at)) + " of working time" + (end == null ? " so far" : "");
            case PAUSED -> "the clock rests";
            case STOPPED -> "the clock is stopped, the result is there";
            case ENDED -> "the clock is over";
        };
        var why = (segment.cause().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (segment.reason().isBlank() ? "" : ": " + segment.reason()))
                .strip();
        return span + ": " + what + " (" + why + ").";
    }

    /** What lies between the beginning and the deadline, or now while there is no deadline. */
    private void daysOff(List<String> lines) {
        var until = history.deadline().orElse(at);
        var skipped = new LinkedHashMap<String, String>();
        for (var segment : history.segments()) {
            var end = Objects.requireNonNullElse(history.end(segment), until);
            if (segment.isRunning() && segment.from().isBefore(end)) {
                history.calendar(segment)
                        .daysOff(segment.from(), end, MOST_DAYS_OFF)
                        .forEach(off -> skipped.put(off.day().toString(), off.reason()));
            }
        }
        skipped.forEach((day, reason) -> lines.add("Nobody works on " + day + ": " + reason + "."));
    }

    private String conclusion() {
        var last = history.last();
        var zone = last.promise().zone();
        var target = last.promise().target();
        var elapsed = history.elapsed(at);
        if (target == null) {
            return "So far " + SlaWords.duration(elapsed) + " of working time went by.";
        }
        if (history.isBreached(at)) {
            return "So " + SlaWords.duration(elapsed) + " were used, " + SlaWords.duration(history.overrun(at))
                    + " more than promised"
                    + history.deadline()
                            .map(due -> "; the deadline was " + SlaWords.time(due, zone) + ".")
                            .orElse(".");
        }
        var left = target.minus(elapsed);
        return switch (last.mode()) {
            case RUNNING ->
                "So " + left(left) + " are left, and the deadline is "
                        + SlaWords.time(history.deadline().orElseThrow(), zone) + ".";
            case PAUSED ->
                "So " + left(left) + " are left; if the clock ran on now, the deadline would be "
                        + SlaWords.time(history.deadlineIfResumed(at).orElseThrow(), zone) + ".";
            case STOPPED, ENDED -> "So the target was kept, with " + left(left) + " left.";
        };
    }

    private static String left(Duration left) {
        return SlaWords.duration(left);
    }
}
