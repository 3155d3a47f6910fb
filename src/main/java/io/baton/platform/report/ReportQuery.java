package io.baton.platform.report;

import io.baton.platform.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks a report.
 *
 * @param from first day
 * @param to last day, included
 * @param zone where these days begin and end
 * @param groupBy id of one of the report's groupings, null when it has none
 * @param filters what the rows are narrowed down by, by the ids of the report's filters
 */
public record ReportQuery(
        LocalDate from, LocalDate to, ZoneId zone, @Nullable String groupBy, Map<String, String> filters) {

    private static final int LONGEST_YEARS = 10;

    public ReportQuery {
        filters = Map.copyOf(filters);
        if (to.isBefore(from)) {
            throw Refusal.invalid("to", "must not be before from.");
        }
        if (from.plusYears(LONGEST_YEARS).isBefore(to)) {
            throw Refusal.invalid("from", "must be at most " + LONGEST_YEARS + " years before to.");
        }
    }

    /** The first instant that belongs to the period. */
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant that no longer does. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public Optional<String> filter(String id) {
        return Optional.ofNullable(filters.get(id));
    }

    public boolean groupsBy(String grouping) {
        return grouping.equals(groupBy);
    }
}
