package io.baton.survey;

import static io.baton.survey.SatisfactionFigures.shown;

import io.baton.people.Readers;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import io.baton.survey.Satisfaction.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report {@code csat-nps}. */
@Component
class SatisfactionReport implements Report {

    private static final List<Column> MEASURES = List.of(
            new Column("asked", "Asked", Type.NUMBER),
            new Column("opened", "Opened", Type.NUMBER),
            new Column("answered", "Answered", Type.NUMBER),
            new Column("responseRate", "Response rate", Type.PERCENT),
            new Column("mean", "Mean score", Type.NUMBER),
            new Column("csat", "CSAT (4 or 5)", Type.PERCENT),
            new Column("nps", "NPS", Type.NUMBER),
            new Column("withTime", "Score and cycle time", Type.NUMBER),
            new Column("withReopens", "Score and reopens", Type.NUMBER),
            new Column("withBreaches", "Score and breaches", Type.NUMBER),
            new Column("withReroutes", "Score and reroutes", Type.NUMBER));

    private final Satisfaction satisfaction;

    SatisfactionReport(Satisfaction satisfaction) {
        this.satisfaction = satisfaction;
    }

    @Override
    public String name() {
        return "csat-nps";
    }

    @Override
    public String title() {
        return "Satisfaction (CSAT and NPS)";
    }

    @Override
    public String description() {
        return "How satisfied people are with their closed tickets, by the day on which they were asked. CSAT is the share"
                + " of scores 4 and 5. NPS is the share of those who would recommend us with 9 or 10, less the share of"
                + " those with 0 to 6. The last columns say how the score goes together with the time a ticket took,"
                + " with reopenings, broken promises and handovers: -1 opposite, 0 not at all, 1 alike.";
    }

    @Override
    public Set<String> readers() {
        return Readers.STAFF;
    }

    @Override
    public List<Choice> groupings() {
        return List.of(
                new Choice("service", "Service"),
                new Choice("team", "Team"),
                new Choice("item", "Catalogue item"),
                new Choice("process", "Version of the process"),
                new Choice("month", "Month"));
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        var by = Grouping.valueOf(String.valueOf(asked.groupBy()).toUpperCase(Locale.ROOT));
        var columns = new ArrayList<Column>();
        columns.add(new Column("group", groupTitle(asked), Type.TEXT));
        columns.addAll(MEASURES);
        var rows = new ArrayList<List<@Nullable Object>>();
        satisfaction.figures(by, asked).forEach(figures -> rows.add(row(figures)));
        if (rows.size() > 1) {
            rows.add(row(satisfaction.total(asked.start(), asked.end())));
        }
        return new ReportTable(
                columns,
                rows,
                List.of(
                        "Few answers say little: look at the response rate before you compare.",
                        "A correlation needs at least three answers that differ; it names no cause."));
    }

    private static List<@Nullable Object> row(SatisfactionFigures figures) {
        return ReportTable.row(
                figures.group(),
                figures.asked(),
                figures.opened(),
                figures.answered(),
                shown(figures.responseRate(), 1),
                shown(figures.mean(), 2),
                shown(figures.csat(), 1),
                shown(figures.nps(), 1),
                shown(figures.withTime(), 2),
                shown(figures.withReopens(), 2),
                shown(figures.withBreaches(), 2),
                shown(figures.withReroutes(), 2));
    }
}
