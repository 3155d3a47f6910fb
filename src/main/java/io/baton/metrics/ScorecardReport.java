package io.baton.metrics;

import io.baton.people.Readers;
import io.baton.platform.Metric;
import io.baton.platform.Metric.Figure;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The report {@code kpi-scorecard}: every metric there is, as its own module works it out. */
@Component
class ScorecardReport implements Report {

    private static final String ALL = "all";
    private static final String SERVICE = "service";

    private final ObjectProvider<Metric> metrics;

    ScorecardReport(ObjectProvider<Metric> metrics) {
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "kpi-scorecard";
    }

    @Override
    public String title() {
        return "Scorecard";
    }

    @Override
    public String description() {
        return "How well the service works, in one table: each figure of the period, and of each service where it can be told"
                + " apart. What a figure counts, and how, is behind its definition.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS;
    }

    @Override
    public List<Filter> filters() {
        return List.of(new Filter(SERVICE, "Service", List.of()));
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        var wanted = asked.filter(SERVICE).orElse(null);
        var rows = new ArrayList<List<@Nullable Object>>();
        metrics.stream().sorted(Comparator.comparing(Metric::title)).forEach(metric -> {
            if (wanted == null) {
                rows.add(row(metric, ALL, metric.of(asked.start(), asked.end())));
            }
            metric.byService(asked.start(), asked.end()).entrySet().stream()
                    .filter(entry -> wanted == null || entry.getKey().equalsIgnoreCase(wanted))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> rows.add(row(metric, entry.getKey(), entry.getValue())));
        });
        return new ReportTable(
                List.of(
                        new Column("metric", "Figure", Type.TEXT),
                        new Column(SERVICE, "Service", Type.TEXT),
                        new Column("value", "Value", Type.NUMBER),
                        new Column("unit", "Unit", Type.TEXT),
                        new Column("definition", "Definition", Type.LINK)),
                rows,
                List.of("A figure without a value had nothing to measure in this period."));
    }

    private static List<@Nullable Object> row(Metric metric, String service, Figure figure) {
        return ReportTable.row(
                metric.title(),
                service,
                value(figure),
                figure.unit().equals("share") ? "%" : figure.unit(),
                "/portal/metrics/" + metric.name());
    }

    /** Shares are read as percent, with one place as in every other report. */
    private static @Nullable BigDecimal value(Figure figure) {
        if (figure.value() == null) {
            return null;
        }
        var value = BigDecimal.valueOf(figure.value());
        return (figure.unit().equals("share") ? value.movePointRight(2) : value).setScale(1, RoundingMode.HALF_UP);
    }
}
