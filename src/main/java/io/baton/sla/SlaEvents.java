package io.baton.sla;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Thresholds that were reached; each of a clock at most once. */
@Repository
class SlaEvents {

    private final JdbcClient db;

    SlaEvents(JdbcClient db) {
        this.db = db;
    }

    List<SlaEvent> of(String ticketKey) {
        return db.sql("select * from sla_event where ticket_key = ? order by fired_at, percent")
                .param(ticketKey)
                .query(SlaEvents::read)
                .list();
    }

    Set<Integer> fired(String clockId) {
        return db
                .sql("select percent from sla_event where clock_id = ?")
                .param(clockId)
                .query(Integer.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** @throws org.springframework.dao.DuplicateKeyException when this threshold was recorded before */
    void add(SlaEvent event) {
        db.sql("""
                        insert into sla_event (id, clock_id, ticket_key, kind, service, percent, due_at, fired_at, lag_ms,
                            late, cause, target_ms, credit_percent, escalates, improves)
                        values (:id, :clock, :ticket, :kind, :service, :percent, :due, :fired, :lag, :late, :cause,
                            :target, :credit, :escalates, :improves)
                        """)
                .param("id", event.id())
                .param("clock", event.clockId())
                .param("ticket", event.ticketKey())
                .param("kind", event.kind().name())
                .param("service", event.service())
                .param("percent", event.percent())
                .param("due", Timestamps.column(event.dueAt()))
                .param("fired", Timestamps.column(event.firedAt()))
                .param("lag", event.lag().toMillis())
                .param("late", event.late())
                .param("cause", event.cause())
                .param("target", event.target().toMillis())
                .param("credit", event.creditPercent())
                .param("escalates", event.escalates())
                .param("improves", event.improves())
                .update();
    }

    void improvedBy(String eventId, String improvement) {
        db.sql("update sla_event set improvement = ? where id = ?")
                .params(improvement, eventId)
                .update();
    }

    static SlaEvent read(ResultSet row, int number) throws SQLException {
        return new SlaEvent(
                row.getString("id"),
                row.getString("clock_id"),
                row.getString("ticket_key"),
                ClockKind.valueOf(row.getString("kind")),
                row.getString("service"),
                row.getInt("percent"),
                Timestamps.read(row, "due_at"),
                Timestamps.read(row, "fired_at"),
                row.getBoolean("late"),
                row.getString("cause"),
                Duration.ofMillis(row.getLong("target_ms")),
                row.getInt("credit_percent"),
                row.getBoolean("escalates"),
                row.getBoolean("improves"),
                row.getString("improvement"));
    }
}
