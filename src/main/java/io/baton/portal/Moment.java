package io.baton.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as pages show it.
 *
 * @param iso for machines
 * @param day such as {@code 26 Nov 2026}
 * @param text such as {@code Thu 26 Nov 2026, 14:30}
 */
record Moment(String iso, String day, String text) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    static Moment of(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return new Moment(instant.toString(), DAY.format(local), TEXT.format(local));
    }

    /** A day such as {@code Thu 26 Nov 2026}. */
    static String day(LocalDate day) {
        return WEEKDAY.format(day);
    }

    static @Nullable Moment ofNullable(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : of(instant, zone);
    }
}
