package io.baton.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One version of a business calendar, and arithmetic on its working time. An instant is working time when the wall clock
 * of the zone shows a time within a slot of that day; so a day on which clocks are changed has its 23 or 25 hours. Results
 * are exact, and years cost no more than days.
 */
public final class BusinessCalendar {

    /** A day on which nobody works although its weekday would have slots. */
    public record DayOff(LocalDate day, String reason) {}

    private static final int FURTHEST_YEARS = 100;

    private final String id;
    private final int version;
    private final CalendarDefinition definition;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Slot>> week;
    private final IntFunction<Map<LocalDate, String>> holidays;
    private final Map<LocalDate, String> closed = new TreeMap<>();
    private final Map<Integer, WorkingYear> years = new ConcurrentHashMap<>();

    /** @param holidays the public holidays of a year by day, with their names */
    public BusinessCalendar(
            String id, int version, CalendarDefinition definition, IntFunction<Map<LocalDate, String>> holidays) {
        this.id = id;
        this.version = version;
        this.definition = definition;
        this.zone = ZoneId.of(Objects.requireNonNull(definition.zone()));
        this.week = CalendarRules.week(definition);
        this.holidays = holidays;
        for (var closure : Objects.requireNonNull(definition.closures())) {
            var last = Objects.requireNonNull(closure.to());
            Objects.requireNonNull(closure.from())
                    .datesUntil(last.plusDays(1))
                    .forEach(day -> closed.put(day, Objects.requireNonNull(closure.reason())));
        }
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String title() {
        return Objects.requireNonNullElse(definition.title(), id);
    }

    public ZoneId zone() {
        return zone;
    }

    public CalendarDefinition definition() {
        return definition;
    }

    /** Working time from one instant to a later one; none if they are the other way round. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        var firstYear = day(from).getYear();
        var lastYear = day(to).getYear();
        long nanos = 0;
        for (int year = firstYear; year < lastYear; year++) {
            nanos += year(year).total();
        }
        return Duration.ofNanos(nanos + sinceNewYear(to) - sinceNewYear(from));
    }

    /**
     * The first instant at which so much working time has gone by.
     *
     * @throws IllegalArgumentException for less than nothing, or for more than a century has
     */
    public Instant plus(Instant from, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("Working time cannot be taken back");
        }
        if (working.isZero()) {
            return from;
        }
        var firstYear = day(from).getYear();
        var left = sinceNewYear(from) + working.toNanos();
        for (int year = firstYear; year < firstYear + FURTHEST_YEARS; year++) {
            var table = year(year);
            if (left <= table.total()) {
                return table.instantOf(left);
            }
            left -= table.total();
        }
        throw new IllegalArgumentException("There is not so much working time within a century");
    }

    /** The days off from one instant to a later one, at most so many. */
    public List<DayOff> daysOff(Instant from, Instant to, int most) {
        var found = new ArrayList<DayOff>();
        var last = day(to);
        for (var day = day(from); !day.isAfter(last) && found.size() < most; day = day.plusDays(1)) {
            var reason = dayOff(day);
            if (reason != null
                    && !week.getOrDefault(day.getDayOfWeek(), List.of()).isEmpty()) {
                found.add(new DayOff(day, reason));
            }
        }
        return found;
    }

    /** When people work on a day; never on a day off. */
    List<Slot> slots(LocalDate day) {
        return dayOff(day) != null ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private @Nullable String dayOff(LocalDate day) {
        var closure = closed.get(day);
        return closure != null ? closure : year(day.getYear()).holiday(day);
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private long sinceNewYear(Instant at) {
        return year(day(at).getYear()).before(at);
    }

    private WorkingYear year(int year) {
        return years.computeIfAbsent(year, this::calculate);
    }

    private WorkingYear calculate(int year) {
        var free = holidays.apply(year);
        return new WorkingYear(
                year,
                zone,
                free,
                day -> free.containsKey(day) || closed.containsKey(day)
                        ? List.of()
                        : week.getOrDefault(day.getDayOfWeek(), List.of()));
    }

    @Override
    public String toString() {
        return title() + " (" + id + ", version " + version + ", " + zone + ")";
    }
}
