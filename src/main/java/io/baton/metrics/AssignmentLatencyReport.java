package io.baton.metrics;

import io.baton.people.Readers;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report {@code assignment-latency}. */
@Component
class AssignmentLatencyReport implements Report {

    private final AcceptanceTimes times;
    private final Limits limits;

    AssignmentLatencyReport(AcceptanceTimes times, Limits limits) {
        this.times = times;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "assignment-latency";
    }

    @Override
    public String title() {
        return "From assigned to accepted";
    }

    @Override
    public String description() {
        return "How long work that was given to a team in the period waited until somebody accepted it, by team and by the rule of"
                + " routing.dmn that sent it there. A line is red when nine of ten took longer than pattern-limits.dmn allows.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS;
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        return new ReportTable(
                List.of(
                        new Column("group", "Team", Type.TEXT),
                        new Column("rule", "Rule", Type.TEXT),
                        new Column("offered", "Offered", Type.NUMBER),
                        new Column("open", "Still waiting", Type.NUMBER),
                        new Column("median", "Half within (min)", Type.NUMBER),
                        new Column("p90", "Nine of ten within (min)", Type.NUMBER),
                        new Column("longest", "Longest (min)", Type.NUMBER),
                        new Column("benchmark", "Benchmark (min)", Type.NUMBER),
                        new Column("status", "Status", Type.TEXT)),
                times.lines(asked.start(), asked.end()).stream().map(this::row).toList(),
                List.of("Work that nobody has accepted yet counts with the time it has waited so far."));
    }

    private List<@Nullable Object> row(AcceptanceTimes.Line line) {
        var limit = limits.of(Pattern.Kind.ACCEPT_LATENCY, line.group());
        var status = limit.isExceededBy(line.pattern())
                ? "red"
                : line.offered() < limit.leastSamples() ? "too few" : "green";
        return ReportTable.row(
                line.group(),
                line.route().rule(),
                line.offered(),
                line.open(),
                minutes(line.median()),
                minutes(line.p90()),
                minutes(line.longest()),
                minutes(limit.most()),
                status);
    }

    private static BigDecimal minutes(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    }
}
