package io.baton.people.oncall;

import io.baton.people.ShiftCalendars;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call for a team, as planned.
 *
 * @param zone in which the team thinks
 * @param calendar business hours and days; Monday to Friday, nine to five when there is none
 */
record Rota(String team, ZoneId zone, Cover cover, @Nullable String calendar, List<Layer> layers) {

    /** When somebody has to be on call. */
    enum Cover {
        ALWAYS,
        BUSINESS_HOURS,
        /** Gaps are meant. */
        AS_PLANNED
    }

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    /** Everything the layers offer in a time. */
    List<Watch> offered(Span asked, @Nullable ShiftCalendars calendars) {
        return layers.stream()
                .flatMap(layer -> layer.watches(asked, day -> isBusinessDay(day, calendars)).stream())
                .toList();
    }

    /** When somebody has to be on call in a time. */
    List<Span> wanted(Span asked, @Nullable ShiftCalendars calendars) {
        return switch (cover) {
            case ALWAYS -> List.of(asked);
            case BUSINESS_HOURS -> businessHours(asked, calendars);
            case AS_PLANNED -> List.of();
        };
    }

    private List<Span> businessHours(Span asked, @Nullable ShiftCalendars calendars) {
        if (calendar != null && calendars != null && calendars.knows(calendar)) {
            return calendars.open(calendar, asked.from(), asked.until()).stream()
                    .map(period -> new Span(period.from(), period.until()))
                    .toList();
        }
        var hours = new ArrayList<Span>();
        var last = asked.until().atZone(zone).toLocalDate();
        for (var day = asked.from().atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWeekday(day)) {
                var open = new Span(
                        day.atTime(OPENS).atZone(zone).toInstant(),
                        day.atTime(CLOSES).atZone(zone).toInstant());
                Span.common(open, asked).ifPresent(hours::add);
            }
        }
        return hours;
    }

    private boolean isBusinessDay(LocalDate day, @Nullable ShiftCalendars calendars) {
        if (calendar != null && calendars != null && calendars.knows(calendar)) {
            return !calendars
                    .open(
                            calendar,
                            day.atStartOfDay(zone).toInstant(),
                            day.plusDays(1).atStartOfDay(zone).toInstant())
                    .isEmpty();
        }
        return isWeekday(day);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
