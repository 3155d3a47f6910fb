package io.baton.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/**
 * When an entry is, once or again and again. Begin and end are what the clock on the wall shows: an hour that is left out in
 * spring is no part of it, an hour that comes twice in autumn is part of it twice.
 *
 * @param end of the first one, exclusive
 * @param rule iCalendar RRULE without its UNTIL; null where it does not come back
 * @param lastStart after which none begins any more
 * @param left days on which none begins
 */
record Recurrence(
        LocalDateTime start,
        LocalDateTime end,
        ZoneId zone,
        @Nullable RecurrenceRule rule,
        @Nullable Instant lastStart,
        Set<LocalDate> left) {

    private static final TimeZone WALL = TimeZone.getTimeZone("UTC");

    /** No more of them are looked through for one answer. */
    private static final int MOST = 20_000;

    /** Those that touch the time, in order. */
    List<Span> in(Span time) {
        var length = Duration.between(start, end);
        var found = new ArrayList<Span>();
        if (rule == null) {
            add(start, length, time, found);
            return found;
        }
        var starts = rule.iterator(wall(start), WALL);
        if (rule.getCount() == null) {
            // a day more than the length, as clocks may change meanwhile
            starts.fastForward(wall(
                    LocalDateTime.ofInstant(time.from(), zone).minus(length).minusDays(1)));
        }
        for (int seen = 0; starts.hasNext() && seen < MOST; seen++) {
            var begin = LocalDateTime.ofEpochSecond(starts.nextMillis() / 1000, 0, ZoneOffset.UTC);
            var from = opens(begin);
            if (!from.isBefore(time.until()) || (lastStart != null && from.isAfter(lastStart))) {
                break;
            }
            add(begin, length, time, found);
        }
        return found;
    }

    private void add(LocalDateTime begin, Duration length, Span time, List<Span> found) {
        if (left.contains(begin.toLocalDate())) {
            return;
        }
        var span = new Span(opens(begin), closes(begin.plus(length)));
        // one that lies in the hour left out in spring has no length
        if (span.from().isBefore(span.until()) && span.overlaps(time)) {
            found.add(span);
        }
    }

    /** End of the last one; null where it goes on for ever. */
    @Nullable
    Instant lastEnd() {
        if (rule != null && rule.isInfinite() && lastStart == null) {
            return null;
        }
        var until = lastStart == null ? opens(start).plus(Duration.ofDays(366L * 200)) : lastStart.plusSeconds(1);
        var all = in(new Span(
                opens(start), until.isAfter(opens(start)) ? until : opens(start).plusSeconds(1)));
        return all.isEmpty() ? opens(start) : all.get(all.size() - 1).until();
    }

    Instant firstStart() {
        return opens(start);
    }

    /** The first moment at which the clock shows that time, or the moment at which it jumps over it. */
    private Instant opens(LocalDateTime time) {
        var jump = zone.getRules().getTransition(time);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : time.atZone(zone).toInstant();
    }

    /** The last moment at which the clock shows that time, or the moment at which it jumps over it. */
    private Instant closes(LocalDateTime time) {
        var jump = zone.getRules().getTransition(time);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : time.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    private static long wall(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
