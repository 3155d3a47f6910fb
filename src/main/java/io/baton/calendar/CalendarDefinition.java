package io.baton.calendar;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A business calendar as somebody writes it down.
 *
 * @param title its name for people
 * @param zone an IANA zone, such as {@code Europe/Berlin}; slots are read off the wall clock there
 * @param week slots such as {@code 08:00-12:00} by day, {@code MONDAY} to {@code SUNDAY}; a day without is free, 24:00 is its end
 * @param holidays region whose public holidays are free, such as {@code de} or {@code de-be}; none when empty
 * @param closures further days on which nobody works
 */
public record CalendarDefinition(
        @Nullable String title,
        @Nullable String zone,
        @Nullable Map<String, List<String>> week,
        @Nullable String holidays,
        @Nullable List<Closure> closures) {

    /** Days on which nobody works, both included. */
    public record Closure(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason) {}

    public CalendarDefinition {
        week = week == null ? Map.of() : new LinkedHashMap<>(week);
        closures = closures == null ? List.of() : List.copyOf(closures);
    }
}
