package io.baton.survey;

import io.baton.platform.Timestamps;
import io.baton.platform.report.ReportQuery;
import io.baton.survey.SatisfactionFigures.Sample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How satisfied people are, computed from their answers; for reports, and for pages that show a figure of theirs. */
@Component
public class Satisfaction {

    /** What surveys can be put together by. */
    public enum Grouping {
        SERVICE("service"),
        TEAM("team"),
        ITEM("item_id"),
        PROCESS("process"),
        MONTH(null);

        private final @Nullable String column;

        Grouping(@Nullable String column) {
            this.column = column;
        }
    }

    /** What a group is called whose surveys have nothing in common but that. */
    public static final String NONE = "none";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

    private final JdbcClient db;

    Satisfaction(JdbcClient db) {
        this.db = db;
    }

    /** Surveys sent in a period; its zone says when a day and a month begin. */
    List<SatisfactionFigures> figures(Grouping by, ReportQuery period) {
        return figures(by, period.start(), period.end(), period.zone());
    }

    /** Surveys sent from {@code from} until before {@code to}, service by service. */
    public List<SatisfactionFigures> ofServices(Instant from, Instant to) {
        return figures(Grouping.SERVICE, from, to, ZoneOffset.UTC);
    }

    private List<SatisfactionFigures> figures(Grouping by, Instant from, Instant to, ZoneId zone) {
        var groups = new LinkedHashMap<String, List<Sample>>();
        samples(by, from, to, zone)
                .forEach(sample -> groups.computeIfAbsent(sample.group(), name -> new ArrayList<>())
                        .add(sample));
        return groups.entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> SatisfactionFigures.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** All surveys of the period together. */
    public SatisfactionFigures total(Instant from, Instant to) {
        return SatisfactionFigures.of("all", samples(Grouping.MONTH, from, to, ZoneOffset.UTC));
    }

    /** The figures of one service, also when nobody was asked about it. */
    public SatisfactionFigures ofService(String service, Instant from, Instant to) {
        return ofServices(from, to).stream()
                .filter(figures -> service.equals(figures.group()))
                .findFirst()
                .orElseGet(() -> none(service));
    }

    /** The figures of something nobody was asked about. */
    public SatisfactionFigures none(String group) {
        return SatisfactionFigures.of(group, List.of());
    }

    private List<Sample> samples(Grouping by, Instant from, Instant to, ZoneId zone) {
        return db.sql("""
                        select service, team, item_id, process, sent_at, opened_at, score, recommend, cycle_minutes,
                               reopens, breaches, reroutes
                          from survey where sent_at >= ? and sent_at < ? order by sent_at, id""")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query((row, n) -> sample(row, by, zone))
                .list();
    }

    private static Sample sample(ResultSet row, Grouping by, ZoneId zone) throws SQLException {
        var group = by.column == null
                ? MONTH.withZone(zone).format(Timestamps.read(row, "sent_at"))
                : row.getString(by.column);
        return new Sample(
                group == null ? NONE : group,
                Timestamps.readNullable(row, "opened_at") != null,
                row.getObject("score", Integer.class),
                row.getObject("recommend", Integer.class),
                row.getLong("cycle_minutes"),
                row.getInt("reopens"),
                row.getInt("breaches"),
                row.getInt("reroutes"));
    }
}
