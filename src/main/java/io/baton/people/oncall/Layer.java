package io.baton.people.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/**
 * Shifts that come back by a rule, one person each, taking turns. Everything is wall-clock time of the layer's zone: a
 * shift that ends at eight ends at eight on the day the clocks change, too.
 *
 * @param start first shift, and the day from which turns are counted
 * @param length how long a shift is on the clock on the wall
 * @param rule iCalendar RRULE
 * @param users who take turns; who is alone takes every shift
 * @param businessDays whether shifts on other days are left out, and not counted as a turn
 * @param until last day on which a shift may begin
 */
record Layer(
        String name,
        int priority,
        ZoneId zone,
        LocalDateTime start,
        Duration length,
        RecurrenceRule rule,
        List<String> users,
        Turn turn,
        boolean businessDays,
        @Nullable LocalDate until) {

    /** How long somebody keeps his turn. */
    enum Turn {
        SHIFT,
        DAY,
        WEEK,
        MONTH
    }

    /** More shifts than this are not looked through for one answer. */
    static final int MOST = 50_000;

    /** The shifts that touch the asked time. */
    List<Watch> watches(Span asked, Predicate<LocalDate> isBusinessDay) {
        var found = new ArrayList<Watch>();
        var iterator =
                rule.iterator(start.toInstant(ZoneOffset.UTC).toEpochMilli(), java.util.TimeZone.getTimeZone("UTC"));
        int shift = 0;
        for (int seen = 0; iterator.hasNext() && seen < MOST; seen++) {
            var begin = LocalDateTime.ofInstant(Instant.ofEpochMilli(iterator.nextMillis()), ZoneOffset.UTC);
            var from = at(begin);
            if (!from.isBefore(asked.until())
                    || (until != null && begin.toLocalDate().isAfter(until))) {
                break;
            }
            if (businessDays && !isBusinessDay.test(begin.toLocalDate())) {
                continue;
            }
            var end = at(begin.plus(length));
            if (end.isAfter(asked.from())) {
                found.add(new Watch(from, end, user(begin, shift), name, priority, false));
            }
            shift++;
        }
        return found;
    }

    private String user(LocalDateTime begin, int shift) {
        var turns = switch (turn) {
            case SHIFT -> shift;
            case DAY -> ChronoUnit.DAYS.between(start.toLocalDate(), begin.toLocalDate());
            case WEEK -> ChronoUnit.WEEKS.between(monday(start), monday(begin));
            case MONTH ->
                ChronoUnit.MONTHS.between(
                        start.toLocalDate().withDayOfMonth(1),
                        begin.toLocalDate().withDayOfMonth(1));
        };
        return users.get((int) Math.floorMod(turns, (long) users.size()));
    }

    private static LocalDate monday(LocalDateTime time) {
        return time.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private Instant at(LocalDateTime time) {
        return time.atZone(zone).toInstant();
    }
}
