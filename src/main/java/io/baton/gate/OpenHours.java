package io.baton.gate;

import io.baton.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is working time.
 *
 * @param next when it is again; null where it is now, or never
 */
record OpenHours(boolean areNow, @Nullable Instant next) {

    static final OpenHours ALWAYS = new OpenHours(true, null);
    static final OpenHours NEVER = new OpenHours(false, null);

    private static final Duration ANY = Duration.ofNanos(1);

    static OpenHours of(BusinessCalendar calendar, Instant at) {
        var next = calendar.plus(at, ANY).minus(ANY);
        return next.isAfter(at) ? new OpenHours(false, next) : ALWAYS;
    }
}
