package io.baton.governance.review;

import io.baton.people.Readers;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report {@code review-results}. */
@Component
class ReviewResultsReport implements Report {

    private final ReviewDesk desk;
    private final ReviewBook book;

    ReviewResultsReport(ReviewDesk desk, ReviewBook book) {
        this.desk = desk;
        this.book = book;
    }

    @Override
    public String name() {
        return "review-results";
    }

    @Override
    public String title() {
        return "Results of reviews";
    }

    @Override
    public String description() {
        return "What reviews begun in the period came to. The agreement rate of double triage is the share of sampled"
                + " tickets for which a second person, who did not see the first answer, chose the same category and the"
                + " same team.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS;
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        var columns = List.of(
                new Column("review", "Review", Type.TEXT),
                new Column("type", "Kind", Type.TEXT),
                new Column("period", "Period", Type.TEXT),
                new Column("figure", "Figure", Type.TEXT),
                new Column("part", "So many", Type.NUMBER),
                new Column("whole", "Of", Type.NUMBER),
                new Column("percent", "Share", Type.PERCENT));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var review : book.startedBetween(asked.start(), asked.end())) {
            rows.add(row(review, "Items judged", review.judged(), review.items(), null));
            desk.figures(review)
                    .forEach(figure ->
                            rows.add(row(review, figure.title(), figure.part(), figure.whole(), figure.percent())));
        }
        return new ReportTable(
                columns, rows, List.of("Small samples say little: look at the number before the share."));
    }

    private static List<@Nullable Object> row(
            Review review, String figure, int part, int whole, @Nullable Object percent) {
        return ReportTable.row(review.key(), review.type(), review.period(), figure, part, whole, percent);
    }
}
