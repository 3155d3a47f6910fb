package io.baton.event;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every alert that was reported. */
@Component
class Alerts {

    private final JdbcClient db;

    Alerts(JdbcClient db) {
        this.db = db;
    }

    Optional<Alert> find(String source, String externalId) {
        return db.sql("select * from alert where source = ? and external_id = ?")
                .params(source, externalId)
                .query(Alerts::read)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when it was reported at the same moment by another call */
    void add(Alert alert) {
        db.sql("""
                        insert into alert (alert_id, source, external_id, severity, ci_id, summary, tickets, occurred_at,
                            received_at)
                        values (?, ?, ?, ?, ?, ?, '', ?, ?)
                        """)
                .params(
                        alert.id(),
                        alert.source(),
                        alert.externalId(),
                        alert.severity().name(),
                        alert.ciId(),
                        alert.summary(),
                        Timestamps.column(alert.occurredAt()),
                        Timestamps.column(alert.receivedAt()))
                .update();
    }

    /** How many alerts about the item came in since then that are more than information. */
    int troublesSince(String ciId, Instant since) {
        return db.sql("select count(*) from alert where ci_id = ? and received_at >= ? and severity <> 'INFO'")
                .params(ciId, Timestamps.column(since))
                .query(Integer.class)
                .single();
    }

    void sentBack(String id, List<String> tickets) {
        db.sql("update alert set tickets = ? where alert_id = ?")
                .params(String.join(",", tickets), id)
                .update();
    }

    private static Alert read(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getString("alert_id"),
                row.getString("source"),
                row.getString("external_id"),
                Alert.Severity.valueOf(row.getString("severity")),
                row.getString("ci_id"),
                row.getString("summary"),
                Stream.of(row.getString("tickets").split(","))
                        .filter(key -> !key.isEmpty())
                        .toList(),
                Timestamps.read(row, "occurred_at"),
                Timestamps.read(row, "received_at"));
    }
}
