package io.baton.sla;

import io.baton.calendar.BusinessCalendar;
import io.baton.calendar.CalendarSamples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Lives of clocks for tests: any number of them, the same ones at each run, many around days on which clocks change. */
final class Histories {

    private static final List<LocalDate> CHANGES = List.of(
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2026, 3, 8),
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 4, 5),
            LocalDate.of(2026, 9, 6));

    /** Calendars are dear to make and cheap to ask. */
    private static final int CALENDARS = 120;

    private final SplittableRandom random;
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();

    Histories(long seed) {
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < CALENDARS; i++) {
            var sample = CalendarSamples.any(random, CHANGES.get(i % CHANGES.size()));
            calendars.put("c" + i, named("c" + i, sample));
        }
        calendars.put("always", named("always", CalendarSamples.aroundTheClock()));
    }

    private static BusinessCalendar named(String id, BusinessCalendar sample) {
        return new BusinessCalendar(id, 1, sample.definition(), year -> Map.of());
    }

    SplittableRandom random() {
        return random;
    }

    BusinessCalendar calendar(String id, int version) {
        return calendars.get(id);
    }

    BusinessCalendar anyCalendar() {
        return calendars.get("c" + random.nextInt(CALENDARS));
    }

    Promise promise(BusinessCalendar calendar, Duration target) {
        return new Promise(target, calendar.id(), 1, calendar.zone().getId(), "t", 1, "r", "");
    }

    Duration anyTarget() {
        return Duration.ofMinutes(random.nextInt(1, 80 * 60)).plusMillis(random.nextInt(1000));
    }

    Instant anyInstant() {
        return CHANGES.get(random.nextInt(CHANGES.size()))
                .atStartOfDay(java.time.ZoneOffset.UTC)
                .toInstant()
                .plusMillis(random.nextLong(-5L * 86_400_000, 3L * 86_400_000));
    }

    /** One promise all its life, running and resting in turn, running in the end. */
    ClockHistory steady() {
        return life(promise(anyCalendar(), anyTarget()), random.nextInt(6));
    }

    ClockHistory life(Promise promise, int pauses) {
        var at = anyInstant();
        var history = ClockHistory.begun(ClockMode.RUNNING, at, "OPENED", promise, this::calendar);
        for (int i = 0; i < pauses; i++) {
            at = at.plusMillis(random.nextLong(20L * 3_600_000));
            history = history.with(ClockMode.PAUSED, at, "STATE_CHANGED", "", promise);
            at = at.plusMillis(random.nextLong(40L * 3_600_000));
            history = history.with(ClockMode.RUNNING, at, "STATE_CHANGED", "", promise);
        }
        return history;
    }

    /** Pauses, other targets and other calendars, in any order. */
    ClockHistory restless() {
        var promise = promise(anyCalendar(), anyTarget());
        var at = anyInstant();
        var history = ClockHistory.begun(ClockMode.RUNNING, at, "OPENED", promise, this::calendar);
        for (int i = random.nextInt(8); i > 0; i--) {
            at = at.plusMillis(random.nextLong(30L * 3_600_000));
            var mode = ClockMode.values()[random.nextInt(3)];
            switch (random.nextInt(3)) {
                case 0 -> promise = promise(anyCalendar(), anyTarget());
                case 1 -> promise = promise.of(anyTarget());
                default -> {
                    // only the mode changes
                }
            }
            history = history.with(mode, at, "CHANGED", "", promise);
        }
        return history;
    }
}
