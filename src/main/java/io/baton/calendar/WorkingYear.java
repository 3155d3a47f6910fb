package io.baton.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The working time of one year, summed up day by day, so that no question has to walk through the days. */
final class WorkingYear {

    /** Working time without a break. */
    private record Stretch(Instant from, Instant to) {

        long nanos() {
            return Duration.between(from, to).toNanos();
        }
    }

    private final int year;
    private final ZoneId zone;
    private final Map<LocalDate, String> holidays;
    private final Function<LocalDate, List<Slot>> slots;

    /** Working time before each day of the year, and before the next year. */
    private final long[] before;

    WorkingYear(int year, ZoneId zone, Map<LocalDate, String> holidays, Function<LocalDate, List<Slot>> slots) {
        this.year = year;
        this.zone = zone;
        this.holidays = holidays;
        this.slots = slots;
        this.before = new long[Year.of(year).length() + 1];
        for (int day = 1; day < before.length; day++) {
            before[day] = before[day - 1]
                    + stretches(LocalDate.ofYearDay(year, day)).stream()
                            .mapToLong(Stretch::nanos)
                            .sum();
        }
    }

    @Nullable
    String holiday(LocalDate day) {
        return holidays.get(day);
    }

    long total() {
        return before[before.length - 1];
    }

    /** Working time of the year before an instant of it. */
    long before(Instant at) {
        var day = at.atZone(zone).toLocalDate();
        long nanos = before[day.getDayOfYear() - 1];
        for (var stretch : stretches(day)) {
            if (stretch.from().isBefore(at)) {
                nanos += Duration.between(stretch.from(), stretch.to().isBefore(at) ? stretch.to() : at)
                        .toNanos();
            }
        }
        return nanos;
    }

    /** The first instant before which there is so much working time of the year; more than none, at most all. */
    Instant instantOf(long nanos) {
        var found = Arrays.binarySearch(before, nanos);
        var next = found >= 0 ? found : -found - 1;
        while (next > 1 && before[next - 1] == nanos) {
            next--;
        }
        var left = nanos - before[next - 1];
        for (var stretch : stretches(LocalDate.ofYearDay(year, next))) {
            if (left <= stretch.nanos()) {
                return stretch.from().plusNanos(left);
            }
            left -= stretch.nanos();
        }
        throw new IllegalStateException("The sums of " + year + " do not agree with its days");
    }

    /** All instants of a day at which the wall clock shows a time within one of its slots. */
    private List<Stretch> stretches(LocalDate day) {
        var ofDay = slots.apply(day);
        if (ofDay.isEmpty()) {
            return List.of();
        }
        var stretches = new ArrayList<Stretch>();
        var midnight = day.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
        // offsets lie between -18 and +18 hours
        var from = midnight.minus(Duration.ofHours(18));
        var end = midnight.plus(Duration.ofHours(42));
        while (from.isBefore(end)) {
            var offset = zone.getRules().getOffset(from);
            var change = zone.getRules().nextTransition(from);
            var to = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            for (var slot : ofDay) {
                add(stretches, midnight.minusSeconds(offset.getTotalSeconds()), slot, from, to);
            }
            from = to;
        }
        return stretches;
    }

    /** The part of a slot that lies between two changes of the clock. */
    private static void add(List<Stretch> stretches, Instant midnight, Slot slot, Instant from, Instant to) {
        var start = midnight.plusSeconds(slot.from() * 60L);
        var end = midnight.plusSeconds(slot.to() * 60L);
        var first = start.isBefore(from) ? from : start;
        var last = end.isAfter(to) ? to : end;
        if (first.isBefore(last)) {
            stretches.add(new Stretch(first, last));
        }
    }
}
