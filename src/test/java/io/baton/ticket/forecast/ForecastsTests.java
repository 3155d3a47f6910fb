package io.baton.ticket.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import io.baton.calendar.BusinessCalendar;
import io.baton.calendar.CalendarSamples;
import io.baton.calendar.Calendars;
import io.baton.ticket.ServicePromises;
import io.baton.ticket.ServicePromises.Promised;
import io.baton.ticket.Ticket;
import io.baton.ticket.forecast.TeamQueues.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Capability("C2.6")
class ForecastsTests {

    private static final BusinessCalendar OFFICE = CalendarSamples.businessHours();

    /** A Monday, nine in the morning in Berlin, an hour after work began. */
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final Ticket ticket = Tickets.of("network", "P3");
    private final List<Duration> took = new ArrayList<>();
    private @Nullable Promised promised = promise("PT24H", "PT0S");
    private @Nullable Queue queue;

    @Test
    void whatIsPromisedIsExpectedAsLongAsThereIsLittleExperience() {
        took.addAll(List.of(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1)));

        assertThat(forecast(NOW))
                .isEqualTo(berlin("2026-11-26T08:00:00Z", "that is what is promised for priority P3.", false));
    }

    @Test
    void halfOfTheLastOnesSayHowMuchWorkingTimeItTakes() {
        for (int hours : new int[] {1, 2, 10, 60, 70}) {
            took.add(Duration.ofHours(hours));
        }

        // seven hours are left of Monday, and three of Tuesday
        assertThat(forecast(NOW))
                .isEqualTo(berlin(
                        "2026-11-24T10:00:00Z", "half of the last 5 like it were done within that time.", false));
    }

    @Test
    void timeThatWentByIsCountedOnceAndTimeOfRestNotAtAll() {
        promised = promise("PT24H", "PT20H");

        assertThat(forecast(NOW).at()).isEqualTo(Instant.parse("2026-11-23T13:00:00Z"));
        assertThat(forecast(NOW.plus(Duration.ofDays(1))).at()).isEqualTo(Instant.parse("2026-11-24T13:00:00Z"));
    }

    @Test
    void whatHasGoneByIsNotExpectedAnyMore() {
        for (int i = 0; i < 9; i++) {
            took.add(Duration.ofHours(2));
        }
        promised = promise("PT24H", "PT3H");
        assertThat(forecast(NOW).because()).startsWith("that is what is promised");

        promised = promise("PT24H", "PT30H");
        assertThat(forecast(NOW))
                .isEqualTo(berlin("2026-11-23T15:00:00Z", "it takes longer than such work usually does.", false));
    }

    @Test
    void aLongQueueComesOnTopAndIsNamed() {
        queue = new Queue(30, 10, Duration.ofHours(8));

        assertThat(forecast(NOW))
                .isEqualTo(berlin(
                        "2026-11-27T08:00:00Z",
                        "more work than usual lies in front of it: 30 tickets instead of 10.",
                        true));
    }

    @Test
    void theFigureOfTheItemCountsWhereNothingIsPromisedButForNoNight() {
        promised = null;

        assertThat(forecasts().of(ticket, NOW)).isEmpty();
        // opened at eight in the morning; 14 hours later it is night, and work begins at eight on Tuesday
        assertThat(forecasts().first(ticket, 14))
                .isEqualTo(berlin("2026-11-24T07:00:00.001Z", "that is how long it usually takes.", false));
    }

    private Forecast forecast(Instant goesOn) {
        return forecasts().of(ticket, goesOn).orElseThrow();
    }

    private Forecasts forecasts() {
        var promises = new ServicePromises() {
            @Override
            public Optional<Promised> of(String ticketKey, Instant at) {
                assertThat(at).isEqualTo(NOW);
                return Optional.ofNullable(promised);
            }

            @Override
            public List<Duration> took(String item, String calendar) {
                assertThat(item).isEqualTo(ticket.itemId());
                assertThat(calendar).isEqualTo(OFFICE.id());
                return took;
            }
        };
        var queues = mock(TeamQueues.class);
        when(queues.before(ticket, OFFICE)).thenReturn(Optional.ofNullable(queue));
        var calendars = mock(Calendars.class);
        when(calendars.require("business-hours")).thenReturn(OFFICE);
        return new Forecasts(promises, queues, calendars, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Promised promise(String target, String soFar) {
        return new Promised(Duration.parse(target), Duration.parse(soFar), null, OFFICE);
    }

    private static Forecast berlin(String at, String because, boolean isQueued) {
        return new Forecast(Instant.parse(at), because, isQueued, OFFICE.zone());
    }
}
