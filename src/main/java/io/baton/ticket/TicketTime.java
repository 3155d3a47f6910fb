package io.baton.ticket;

import io.baton.calendar.BusinessCalendar;
import io.baton.calendar.Calendars;
import io.baton.engine.WorkingTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Working time by the calendars that tables name; by the clock where there is no such calendar. */
@Component
class TicketTime implements WorkingTime {

    /** Of tickets to which nothing is promised. */
    private static final String USUAL = "business-hours";

    private final Calendars calendars;
    private final ObjectProvider<ServicePromises> promises;
    private final Clock clock;

    TicketTime(Calendars calendars, ObjectProvider<ServicePromises> promises, Clock clock) {
        this.calendars = calendars;
        this.promises = promises;
        this.clock = clock;
    }

    @Override
    public Instant after(Instant from, Duration working, String calendar, @Nullable String businessKey) {
        return calendar(calendar, businessKey)
                .map(found -> found.plus(from, working))
                .orElseGet(() -> from.plus(working));
    }

    @Override
    public Duration between(Instant from, Instant to, String calendar, @Nullable String businessKey) {
        return calendar(calendar, businessKey)
                .map(found -> found.between(from, to))
                .orElseGet(() -> from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO);
    }

    private Optional<BusinessCalendar> calendar(String calendar, @Nullable String businessKey) {
        if (!calendar.equals(OF_TICKET)) {
            return calendars.find(calendar);
        }
        return Optional.ofNullable(businessKey)
                .flatMap(key -> promises.stream().findFirst().flatMap(all -> all.of(key, clock.instant())))
                .map(ServicePromises.Promised::calendar)
                .or(() -> calendars.find(USUAL));
    }
}
