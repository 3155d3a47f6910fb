package io.baton.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Public holidays of a region, such as {@code de}, {@code de-be} or {@code us-ny}. */
@Component
class PublicHolidays {

    boolean isKnown(String region) {
        var parts = parts(region);
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(parts[0]::equalsIgnoreCase)) {
            return false;
        }
        CalendarHierarchy place = manager(parts[0]).getCalendarHierarchy();
        for (var part : within(parts)) {
            place = place.getChildren().get(part);
            if (place == null) {
                return false;
            }
        }
        return true;
    }

    /** The holidays of one year with their English names. */
    Map<LocalDate, String> of(String region, int year) {
        var parts = parts(region);
        var days = new TreeMap<LocalDate, String>();
        manager(parts[0])
                .getHolidays(Year.of(year), within(parts))
                .forEach(day -> days.put(day.getDate(), day.getDescription(Locale.ENGLISH)));
        return days;
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }

    private static String[] parts(String region) {
        return region.strip().toLowerCase(Locale.ROOT).split("-");
    }

    private static String[] within(String[] parts) {
        return Arrays.copyOfRange(parts, 1, parts.length);
    }
}
