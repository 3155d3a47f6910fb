package io.baton.calendar;

import io.baton.calendar.CalendarDefinition.Closure;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Calendars for tests: some that people have, and any number that nobody would think of. */
public final class CalendarSamples {

    /** North and south, half an hour, and clocks that are changed at midnight. */
    public static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata");

    private CalendarSamples() {}

    public static BusinessCalendar aroundTheClock() {
        return shipped("24x7");
    }

    /** Monday to Friday 8 to 12 and 13 to 17 in Berlin, with its holidays. */
    public static BusinessCalendar businessHours() {
        return shipped("business-hours");
    }

    public static BusinessCalendar shipped(String id) {
        var definition = ShippedCalendars.read().get(id);
        var holidays = new PublicHolidays();
        return new BusinessCalendar(
                id,
                1,
                definition,
                year -> definition.holidays() == null ? Map.of() : holidays.of(definition.holidays(), year));
    }

    public static BusinessCalendar of(String zone, Map<String, List<String>> week, Closure... closures) {
        return new BusinessCalendar(
                "sample", 1, new CalendarDefinition("Sample", zone, week, null, List.of(closures)), year -> Map.of());
    }

    /** Every day the same. */
    public static BusinessCalendar daily(String zone, String... slots) {
        var week = new LinkedHashMap<String, List<String>>();
        for (var day : DayOfWeek.values()) {
            week.put(day.name(), List.of(slots));
        }
        return of(zone, week);
    }

    /** Some week with one to four slots a day, some free days, some closures around a day. */
    public static BusinessCalendar any(SplittableRandom random, LocalDate around) {
        var week = new LinkedHashMap<String, List<String>>();
        for (var day : DayOfWeek.values()) {
            if (day == DayOfWeek.WEDNESDAY || random.nextInt(4) > 0) {
                week.put(day.name(), slots(random));
            }
        }
        var closures = new ArrayList<Closure>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var from = around.plusDays(random.nextInt(-10, 20));
            closures.add(new Closure(from, from.plusDays(random.nextInt(3)), "Closed"));
        }
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        return of(zone, week, closures.toArray(Closure[]::new));
    }

    private static List<String> slots(SplittableRandom random) {
        var edges = random.ints(2L * random.nextInt(1, 5), 0, 24 * 12 + 1)
                .distinct()
                .sorted()
                .toArray();
        var slots = new ArrayList<String>();
        for (int i = 0; i + 1 < edges.length; i += 2) {
            slots.add(new Slot(edges[i] * 5, edges[i + 1] * 5).toString());
        }
        return slots.isEmpty() ? List.of("09:00-17:00") : slots;
    }
}
