package io.baton.ticket.priority;

import io.baton.platform.Timestamps;
import io.baton.ticket.priority.PriorityOverride.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of priorities set by hand. */
@Repository
class OverrideBook {

    private final JdbcClient db;

    OverrideBook(JdbcClient db) {
        this.db = db;
    }

    void add(PriorityOverride override) {
        db.sql("""
                        insert into priority_override (id, ticket_key, state, priority, computed, reason, evidence, author,
                            asked_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(override.id(), override.ticketKey(), override.state().name())
                .params(override.priority(), override.computed(), override.reason(), override.evidence())
                .params(override.author())
                .params(Timestamps.column(override.askedAt()), Timestamps.column(override.expiresAt()))
                .update();
    }

    Optional<PriorityOverride> find(String id) {
        return db.sql("select * from priority_override where id = ?")
                .param(id)
                .query(OverrideBook::row)
                .optional();
    }

    Optional<PriorityOverride> inForce(String ticketKey) {
        return db.sql("select * from priority_override where in_force = ?")
                .param(ticketKey)
                .query(OverrideBook::row)
                .optional();
    }

    /** Those of a ticket, newest first. */
    List<PriorityOverride> of(String ticketKey) {
        return db.sql("select * from priority_override where ticket_key = ? order by asked_at desc, id desc")
                .param(ticketKey)
                .query(OverrideBook::row)
                .list();
    }

    void begin(String id, String ticketKey, String computed, @Nullable String allowedBy, String bypass) {
        db.sql("update priority_override set state = 'IN_FORCE', in_force = ?, computed = ?, allowed_by = ?,"
                        + " bypass_id = ? where id = ?")
                .params(ticketKey, computed, allowedBy, bypass, id)
                .update();
    }

    void allowed(String id, String by) {
        db.sql("update priority_override set allowed_by = ? where id = ?")
                .params(by, id)
                .update();
    }

    void end(String id, Instant at, String because) {
        db.sql("update priority_override set state = 'ENDED', in_force = null, ended_at = ?, ended_because = ?"
                        + " where id = ?")
                .params(Timestamps.column(at), because, id)
                .update();
    }

    private static PriorityOverride row(ResultSet row, int number) throws SQLException {
        return new PriorityOverride(
                row.getString("id"),
                row.getString("ticket_key"),
                State.valueOf(row.getString("state")),
                row.getString("priority"),
                row.getString("computed"),
                row.getString("reason"),
                row.getString("evidence"),
                row.getString("author"),
                row.getString("allowed_by"),
                Timestamps.read(row, "asked_at"),
                Timestamps.read(row, "expires_at"),
                Timestamps.readNullable(row, "ended_at"),
                row.getString("ended_because"),
                row.getString("bypass_id"));
    }
}
