package io.baton.people.staff;

import io.baton.people.ShiftCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When somebody works: slots of a week in a zone, or a calendar. Neither means at any hour.
 *
 */
record Shift(ZoneId zone, @Nullable String calendar, List<Slot> slots) {

    static final Shift ALWAYS = new Shift(ZoneOffset.UTC, null, List.of());

    private static final int DAYS_AHEAD = 8;
    private static final Duration CALENDAR_AHEAD = Duration.ofDays(21);

    boolean isOn(Instant at, @Nullable ShiftCalendars calendars) {
        if (calendar != null) {
            // A calendar that was taken away must not shut people out of work.
            return calendars == null
                    || !calendars.knows(calendar)
                    || !calendars.open(calendar, at, at.plusSeconds(1)).isEmpty();
        }
        return slots.isEmpty() || slots.stream().anyMatch(slot -> isIn(slot, at));
    }

    private boolean isIn(Slot slot, Instant at) {
        var today = at.atZone(zone).toLocalDate();
        return List.of(today.minusDays(1), today).stream()
                .filter(day -> day.getDayOfWeek() == slot.weekday())
                .anyMatch(day -> !at.isBefore(slot.start(day, zone)) && at.isBefore(slot.end(day, zone)));
    }

    /** When the next slot begins. */
    Optional<Instant> next(Instant at, @Nullable ShiftCalendars calendars) {
        if (calendar != null) {
            return calendars == null || !calendars.knows(calendar)
                    ? Optional.empty()
                    : calendars.open(calendar, at, at.plus(CALENDAR_AHEAD)).stream()
                            .map(ShiftCalendars.Period::from)
                            .findFirst();
        }
        var today = at.atZone(zone).toLocalDate();
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> slots.stream()
                        .filter(slot -> slot.weekday() == day.getDayOfWeek())
                        .map(slot -> slot.start(day, zone)))
                .filter(start -> start.isAfter(at))
                .min(Instant::compareTo);
    }
}
