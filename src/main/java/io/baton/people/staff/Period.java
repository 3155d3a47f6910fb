package io.baton.people.staff;

import io.baton.platform.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * From when until when.
 *
 * @param until first moment after it
 */
record Period(Instant from, Instant until) {

    private static final int LENGTH_OF_A_DAY = "2026-01-05".length();

    /**
     * Reads days or moments. Days count whole, the last one included, in the zone.
     *
     * @throws Refusal 422 naming what cannot be read
     */
    static Period read(@Nullable String from, @Nullable String until, @Nullable String zone) {
        return new Period(moment("from", from, zone, 0), moment("until", until, zone, 1));
    }

    private static Instant moment(String field, @Nullable String text, @Nullable String zone, int daysLater) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(field, "must be a day such as 2026-01-05 or a moment such as 2026-01-05T12:00:00Z.");
        }
        try {
            if (text.length() == LENGTH_OF_A_DAY) {
                return LocalDate.parse(text)
                        .plusDays(daysLater)
                        .atStartOfDay(zone(zone))
                        .toInstant();
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    field, "must be a day such as 2026-01-05 or a moment such as 2026-01-05T12:00:00+01:00.");
        }
    }

    private static ZoneId zone(@Nullable String zone) {
        if (zone == null) {
            throw Refusal.invalid("zone", "must say where the day begins, such as Europe/Berlin.");
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Refusal.invalid("zone", "must be a zone such as Europe/Berlin.");
        }
    }
}
