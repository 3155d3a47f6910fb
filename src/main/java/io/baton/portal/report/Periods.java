package io.baton.portal.report;

import io.baton.platform.Refusal;
import io.baton.platform.report.ReportQuery;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads the days that somebody asks about. */
@Component
public class Periods {

    private final Clock clock;
    private final ZoneId zone;

    Periods(Clock clock, @Value("${baton.portal.time-zone:#{null}}") @Nullable ZoneId zone) {
        this.clock = clock;
        this.zone = zone == null ? ZoneId.systemDefault() : zone;
    }

    /**
     * A period, with no grouping and no filter yet.
     *
     * @param from first day; the first of the year if absent
     * @param to last day; today if absent
     * @throws Refusal 422 naming what is no day
     */
    public ReportQuery of(@Nullable String from, @Nullable String to) {
        var last = day("to", to, LocalDate.now(clock.withZone(zone)));
        return new ReportQuery(day("from", from, last.withDayOfYear(1)), last, zone, null, Map.of());
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // answered below, like a day out of range
        }
        throw Refusal.invalid(name, "must be a day such as 2026-11-30.");
    }
}
