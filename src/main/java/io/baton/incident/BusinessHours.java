package io.baton.incident;

import io.baton.calendar.Calendars;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether it is working time; without such a calendar it always is. */
@Component
class BusinessHours {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Calendars calendars;
    private final IncidentSettings settings;
    private final Clock clock;

    BusinessHours(Calendars calendars, IncidentSettings settings, Clock clock) {
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    boolean areNow() {
        var now = clock.instant();
        return calendars
                .find(settings.businessCalendar())
                .map(calendar -> !calendar.between(now, now.plus(MOMENT)).isZero())
                .orElse(true);
    }
}
