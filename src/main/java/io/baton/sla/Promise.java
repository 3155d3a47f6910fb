package io.baton.sla;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much working time there is, by which calendar, and who says so.
 *
 * @param target null when no row of the table fits: the clock runs, nothing was promised
 * @param calendar id of the calendar
 * @param zone the calendar's zone, kept so that a reader needs no calendar
 * @param table the decision table, with the version and the rule that fired
 * @param reason the rule's annotation
 */
public record Promise(
        @Nullable Duration target,
        String calendar,
        int calendarVersion,
        String zone,
        String table,
        int tableVersion,
        String rule,
        String reason) {

    Promise under(String otherCalendar, int version, String otherZone) {
        return new Promise(target, otherCalendar, version, otherZone, table, tableVersion, rule, reason);
    }

    /** Whether it is the same that is promised, whichever version of the table or rule says so. */
    boolean isLike(Promise other) {
        return Objects.equals(target, other.target)
                && calendar.equals(other.calendar)
                && calendarVersion == other.calendarVersion;
    }

    Promise of(Duration otherTarget) {
        return new Promise(otherTarget, calendar, calendarVersion, zone, table, tableVersion, rule, reason);
    }
}
