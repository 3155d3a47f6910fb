package io.baton.portal;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * The days of a calendar that a page shows: a week, or a month with whole weeks around it.
 *
 * @param chosen any day of it
 * @param afterLast the day after the last one
 */
record DaysShown(boolean week, LocalDate chosen, LocalDate first, LocalDate afterLast) {

    private static final int DAYS_OF_WEEK = 7;
    private static final int FARTHEST_YEARS = 10;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** What of the calendar is shown, and the sheets before and after it. */
    record Sheet(String title, boolean week, LocalDate day, LocalDate before, LocalDate after) {}

    /** Around the day that was asked for; what is no day is told above the page as it is today. */
    static DaysShown around(@Nullable String day, boolean week, LocalDate today, Model model) {
        var chosen = day(day, today, model);
        var first = monday(week ? chosen : chosen.withDayOfMonth(1));
        var last = week ? chosen : chosen.with(TemporalAdjusters.lastDayOfMonth());
        return new DaysShown(week, chosen, first, monday(last).plusDays(DAYS_OF_WEEK));
    }

    /** A day of the month that is meant; days of another one are only there to fill the weeks. */
    LocalDate month() {
        return week ? first : chosen;
    }

    Sheet sheet() {
        return week
                ? new Sheet(
                        "Week of " + DAY.format(first),
                        true,
                        chosen,
                        first.minusDays(DAYS_OF_WEEK),
                        first.plusDays(DAYS_OF_WEEK))
                : new Sheet(
                        MONTH.format(chosen),
                        false,
                        chosen,
                        chosen.withDayOfMonth(1).minusMonths(1),
                        chosen.withDayOfMonth(1).plusMonths(1));
    }

    private static LocalDate day(@Nullable String text, LocalDate today, Model model) {
        try {
            var day = text == null || text.isBlank() ? today : LocalDate.parse(text.strip());
            if (Math.abs(day.getYear() - today.getYear()) <= FARTHEST_YEARS) {
                return day;
            }
            model.addAttribute("problem", "The day must lie within " + FARTHEST_YEARS + " years of today.");
        } catch (DateTimeException e) {
            model.addAttribute("problem", "The day must be written as " + today + ".");
        }
        return today;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
