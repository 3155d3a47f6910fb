package io.baton.sla;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The segments of clocks; added, never changed. */
@Repository
class SlaSegments {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient db;

    SlaSegments(JdbcClient db) {
        this.db = db;
    }

    List<Segment> of(String clockId) {
        return db.sql("select * from sla_segment where clock_id = ? order by seq")
                .param(clockId)
                .query(SlaSegments::read)
                .list();
    }

    void add(String clockId, Segment segment) {
        var promise = segment.promise();
        var target = promise.target();
        db.sql("""
                        insert into sla_segment (clock_id, seq, from_at, mode, cause, reason, target_ms, calendar_id,
                            calendar_version, zone, target_table, target_version, target_rule, target_reason, due_at)
                        values (:clock, :seq, :from, :mode, :cause, :reason, :target, :calendar, :calendarVersion,
                            :zone, :table, :tableVersion, :rule, :ruleReason, :due)
                        """)
                .param("clock", clockId)
                .param("seq", segment.seq())
                .param("from", Timestamps.column(segment.from()))
                .param("mode", segment.mode().name())
                .param("cause", segment.cause())
                .param("reason", shortened(segment.reason(), LONGEST_REASON))
                .param("target", target == null ? null : target.toMillis())
                .param("calendar", promise.calendar())
                .param("calendarVersion", promise.calendarVersion())
                .param("zone", promise.zone())
                .param("table", promise.table())
                .param("tableVersion", promise.tableVersion())
                .param("rule", promise.rule())
                .param("ruleReason", shortened(promise.reason(), 1000))
                .param("due", Timestamps.nullableColumn(segment.dueAt()))
                .update();
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static Segment read(ResultSet row, int number) throws SQLException {
        var promise = new Promise(
                SlaClocks.duration(row, "target_ms"),
                row.getString("calendar_id"),
                row.getInt("calendar_version"),
                row.getString("zone"),
                row.getString("target_table"),
                row.getInt("target_version"),
                row.getString("target_rule"),
                row.getString("target_reason"));
        return new Segment(
                row.getInt("seq"),
                Timestamps.read(row, "from_at"),
                ClockMode.valueOf(row.getString("mode")),
                row.getString("cause"),
                row.getString("reason"),
                promise,
                Timestamps.readNullable(row, "due_at"));
    }
}
