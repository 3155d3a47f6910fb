package io.baton.sla;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures over clocks that are over: what was promised, what was measured, what it cost. */
@Repository
class SlaPerformance {

    /** By what the clocks are put together. */
    enum Grouping {
        SERVICE_LINE("c.service"),
        GROUP("c.team"),
        PRIORITY("c.priority"),
        JOURNEY("j.name");

        private final String column;

        Grouping(String column) {
            this.column = column;
        }
    }

    private static final String WAY = " join journey_ticket m on m.ticket_key = c.ticket_key";
    private static final String ENDED = " and c.ended_at >= :from and c.ended_at < :to and t.state <> 'CANCELLED'";
    private static final String OVERCOMMITTED = " sum(case when c.kind = 'RESOLUTION' and c.target_ms < ("
            + "select sum(o.target_ms) from sla_clock o where o.ticket_key = c.ticket_key and o.kind = 'OLA'"
            + " and o.calendar_id = c.calendar_id) then 1 else 0 end) as overcommitted";
    private static final String SPREAD = " percentile_cont(0.5) within group (order by c.elapsed_ms) as half,"
            + " percentile_cont(0.9) within group (order by c.elapsed_ms) as ninety";

    private final JdbcClient db;

    SlaPerformance(JdbcClient db) {
        this.db = db;
    }

    /** Which clocks a line is about: those of one kind with one target. */
    record Line(
            @Nullable String group,
            ClockKind kind,
            @Nullable String team,
            @Nullable Duration target) {}

    /**
     * How many there were and how many were kept.
     *
     * @param credit the service credits they cost, in percent in sum
     * @param overcommitted how many tickets gave the groups that had them more time in sum than was promised for the
     *     solution; no table shows it, as it depends on how often work is handed over
     */
    record Kept(Line line, long measured, long kept, long credit, long overcommitted) {}

    /** Within how much working time half of them and nine of ten were done. */
    record Spread(long measured, Duration half, Duration ninety) {}

    /** Clocks that ended in the period; those of cancelled tickets kept no promise and broke none. */
    List<Kept> kept(Grouping by, Instant from, Instant to) {
        return db.sql("select " + by.column + " as grp, c.kind, c.team, c.target_ms, count(*) as measured,"
                        + " sum(case when c.breached then 0 else 1 end) as kept,"
                        + " coalesce(sum(e.credit_percent), 0) as credit," + OVERCOMMITTED
                        + clocks(by, " left join sla_event e on e.clock_id = c.id and e.percent = 100"))
                .param("from", Timestamps.column(from))
                .param("to", Timestamps.column(to))
                .query((row, n) -> new Kept(
                        line(row),
                        row.getLong("measured"),
                        row.getLong("kept"),
                        row.getLong("credit"),
                        row.getLong("overcommitted")))
                .list();
    }

    /** The working time within which half of them and nine of ten were done. */
    Map<Line, Spread> baseline(Grouping by, Instant from, Instant to) {
        record Measured(Line line, Spread time) {}
        return db
                .sql("select " + by.column + " as grp, c.kind, c.team, c.target_ms, count(*) as measured," + SPREAD
                        + clocks(by, ""))
                .param("from", Timestamps.column(from))
                .param("to", Timestamps.column(to))
                .query((row, n) -> new Measured(line(row), spread(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Measured::line, Measured::time));
    }

    /** The whole ways along one journey that ended in the period; empty when none did. */
    Optional<Spread> journey(String id, Instant from, Instant to) {
        return db
                .sql("select count(*) as measured," + SPREAD + " from sla_clock c" + WAY
                        + " join ticket t on t.ticket_key = c.ticket_key where m.journey_id = :journey"
                        + " and c.kind = 'JOURNEY' and m.first_key = m.ticket_key" + ENDED)
                .param("journey", id)
                .param("from", Timestamps.column(from))
                .param("to", Timestamps.column(to))
                .query((row, n) -> spread(row))
                .list()
                .stream()
                .filter(spread -> spread.measured() > 0)
                .findFirst();
    }

    /** By journey all clocks of the tickets along it count; otherwise the whole ways are left out, as they cross all lines. */
    private static String clocks(Grouping by, String more) {
        var isByJourney = by == Grouping.JOURNEY;
        return " from sla_clock c join ticket t on t.ticket_key = c.ticket_key"
                + (isByJourney ? WAY + " join journey j on j.journey_id = m.journey_id" : "") + more
                + " where "
                + (isByJourney ? "(c.kind <> 'JOURNEY' or m.first_key = m.ticket_key)" : "c.kind <> 'JOURNEY'")
                + ENDED
                + " group by " + by.column + ", c.kind, c.team, c.target_ms"
                + " order by 1, c.kind, c.team, c.target_ms";
    }

    private static Spread spread(ResultSet row) throws SQLException {
        return new Spread(
                row.getLong("measured"),
                Duration.ofMillis(Math.round(row.getDouble("half"))),
                Duration.ofMillis(Math.round(row.getDouble("ninety"))));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("grp"),
                ClockKind.valueOf(row.getString("kind")),
                row.getString("team"),
                SlaClocks.duration(row, "target_ms"));
    }
}
