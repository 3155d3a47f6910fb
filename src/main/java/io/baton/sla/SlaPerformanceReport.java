package io.baton.sla;

import io.baton.people.Readers;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import io.baton.sla.SlaPerformance.Grouping;
import io.baton.sla.SlaPerformance.Kept;
import io.baton.sla.SlaPerformance.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report {@code sla-performance}: targets beside what was measured, and what would be realistic. */
@Component
class SlaPerformanceReport implements Report {

    private static final int QUARTER_MONTHS = 3;
    private static final long STEP_MINUTES = 15;

    private static final List<String> NOTES = List.of(
            "Times are working time by the calendar of each clock, in hours.",
            "Credits are added up over all missed targets, in percent of the fee of one month.",
            "Groups had more: tickets whose groups together were given more time, by the same calendar, than was promised to"
                    + " the requester. Shorten their rows in ola-targets, hand over less often, or promise more.",
            "Clocks of cancelled tickets are left out.");

    private final SlaPerformance performance;

    SlaPerformanceReport(SlaPerformance performance) {
        this.performance = performance;
    }

    @Override
    public String name() {
        return "sla-performance";
    }

    @Override
    public String title() {
        return "Service levels";
    }

    @Override
    public String description() {
        return "What was promised, to requesters (response, resolution) and among groups (OLA), beside what was measured on"
                + " clocks that ended in the period. The baseline is the working time within which nine of ten were done"
                + " in the quarter up to the last day; the realistic target is that, in full quarters of an hour. By"
                + " journey it shows the time from end to end.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS_AND_MANAGERS;
    }

    @Override
    public List<Choice> groupings() {
        return List.of(
                new Choice("service-line", "Service line"),
                new Choice("group", "Group"),
                new Choice("priority", "Priority"),
                new Choice("journey", "Journey"));
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        var by = Grouping.valueOf(
                String.valueOf(asked.groupBy()).toUpperCase(Locale.ROOT).replace('-', '_'));
        var quarter = asked.to()
                .plusDays(1)
                .minusMonths(QUARTER_MONTHS)
                .atStartOfDay(asked.zone())
                .toInstant();
        var baseline = performance.baseline(by, quarter, asked.end());
        var rows = new ArrayList<List<@Nullable Object>>();
        performance
                .kept(by, asked.start(), asked.end())
                .forEach(kept -> rows.add(row(kept, baseline.get(kept.line()))));
        var notes = new ArrayList<>(NOTES);
        if (by == Grouping.JOURNEY) {
            notes.add(
                    "The line 'Journey' is the whole way from the first ask to the end of its last ticket; the other lines"
                            + " of a journey are what was promised for each ticket of the way, and among the groups that worked.");
        }
        return new ReportTable(columns(asked), rows, notes);
    }

    private List<Column> columns(ReportQuery asked) {
        return List.of(
                new Column("group", groupTitle(asked), Type.TEXT),
                new Column("agreement", "Agreement", Type.TEXT),
                new Column("clock", "Clock", Type.TEXT),
                new Column("measured", "Measured", Type.NUMBER),
                new Column("target", "Target (h)", Type.NUMBER),
                new Column("median", "Half of them (h)", Type.NUMBER),
                new Column("baseline", "Baseline: 9 of 10 (h)", Type.NUMBER),
                new Column("attainment", "Kept", Type.PERCENT),
                new Column("credit", "Credits (%)", Type.NUMBER),
                new Column("realistic", "Realistic target (h)", Type.NUMBER),
                new Column("overcommitted", "Groups had more (tickets)", Type.NUMBER));
    }

    private static List<@Nullable Object> row(Kept kept, @Nullable Spread spread) {
        var line = kept.line();
        var baseline = spread == null ? null : spread.ninety();
        return ReportTable.row(
                Objects.requireNonNullElse(line.group(), "None"),
                agreement(line.kind()),
                line.kind() == ClockKind.OLA
                        ? "Work of " + line.team()
                        : line.kind().words(),
                kept.measured(),
                hours(line.target()),
                hours(spread == null ? null : spread.half()),
                hours(baseline),
                BigDecimal.valueOf(100 * kept.kept())
                        .divide(BigDecimal.valueOf(kept.measured()), 1, RoundingMode.HALF_UP),
                kept.credit(),
                baseline == null ? null : hours(realistic(baseline)),
                line.kind() == ClockKind.RESOLUTION ? kept.overcommitted() : null);
    }

    private static String agreement(ClockKind kind) {
        return switch (kind) {
            case OLA -> "OLA";
            case RESPONSE, RESOLUTION -> "SLA";
            case JOURNEY -> "End to end";
        };
    }

    /** The next full quarter of an hour, one at least. */
    static Duration realistic(Duration baseline) {
        var quarters = Math.max(1, -Math.floorDiv(-baseline.toSeconds(), STEP_MINUTES * 60));
        return Duration.ofMinutes(quarters * STEP_MINUTES);
    }

    private static @Nullable BigDecimal hours(@Nullable Duration duration) {
        return duration == null
                ? null
                : BigDecimal.valueOf(duration.toSeconds()).divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP);
    }
}
