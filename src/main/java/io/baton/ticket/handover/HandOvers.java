package io.baton.ticket.handover;

import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import io.baton.ticket.handover.HandOver.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every hand-over there was. */
@Repository
class HandOvers {

    private final JdbcClient db;
    private final Clock clock;

    HandOvers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(HandOver it) {
        db.sql("""
                        insert into hand_over (id, ticket_key, from_group, to_group, handed_by, what, evidence, until_at,
                            state, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(it.id(), it.ticketKey(), it.from(), it.to(), it.by(), it.what(), it.evidence())
                .params(Timestamps.column(it.until()), it.state().name(), Timestamps.column(it.createdAt()))
                .update();
    }

    void answered(String id, State state, @Nullable String reason, String by) {
        db.sql("update hand_over set state = ?, reason = ?, answered_by = ?, answered_at = ? where id = ?")
                .params(state.name(), reason, by, Timestamps.column(clock.instant()), id)
                .update();
    }

    HandOver require(String id) {
        return db.sql("select * from hand_over where id = ?")
                .param(id)
                .query(HandOvers::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("Hand-over " + id));
    }

    /** The newest first. */
    List<HandOver> of(String ticketKey) {
        return db.sql("select * from hand_over where ticket_key = ? order by created_at desc, id")
                .param(ticketKey)
                .query(HandOvers::read)
                .list();
    }

    private static HandOver read(ResultSet row, int number) throws SQLException {
        return new HandOver(
                row.getString("id"),
                row.getString("ticket_key"),
                row.getString("from_group"),
                row.getString("to_group"),
                row.getString("handed_by"),
                row.getString("what"),
                row.getString("evidence"),
                Timestamps.read(row, "until_at"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("answered_by"),
                Timestamps.read(row, "created_at"),
                Timestamps.readNullable(row, "answered_at"));
    }
}
