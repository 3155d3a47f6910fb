package io.baton.catalog;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as forms and catalogue items write them. */
final class Days {

    private static final Pattern RELATIVE = Pattern.compile("today(?:\\+(\\d{1,4}))?");

    private Days() {}

    /** A day between the years 1900 and 2199, or null if the text is none. */
    static @Nullable LocalDate parse(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() < 1900 || day.getYear() > 2199 ? null : day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** {@code yyyy-mm-dd}, {@code today} or {@code today+7}; null if it is none of them. */
    static @Nullable LocalDate bound(String text, LocalDate today) {
        var relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return relative.group(1) == null ? today : today.plusDays(Long.parseLong(relative.group(1)));
        }
        return parse(text);
    }
}
