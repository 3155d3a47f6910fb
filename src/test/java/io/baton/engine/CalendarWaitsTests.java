package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarWaitsTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final CalendarWaits waits = new CalendarWaits(new DurationBusinessCalendar(), Weekdays::new);

    @Test
    void countsWorkingTimeWhereACalendarStandsBesideTheDuration() {
        assertThat(waits.resolveDuedate("PT4H weekdays", Date.from(NOON)).toInstant())
                .isEqualTo(NOON.plus(Duration.ofDays(2)).plus(Duration.ofHours(4)));
    }

    @Test
    void readsEverythingElseAsTheEngineDoes() {
        assertThat(waits.resolveDuedate("PT4H", Date.from(NOON)).toInstant()).isEqualTo(NOON.plus(Duration.ofHours(4)));
    }

    /** Friday noon goes on at Sunday noon. */
    private static final class Weekdays implements WorkingTime {

        @Override
        public Instant after(Instant from, Duration working, String calendar, @Nullable String businessKey) {
            assertThat(calendar).isEqualTo("weekdays");
            return from.plus(Duration.ofDays(2)).plus(working);
        }

        @Override
        public Duration between(Instant from, Instant to, String calendar, @Nullable String businessKey) {
            return Duration.between(from, to);
        }
    }
}
