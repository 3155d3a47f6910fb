package io.baton.governance;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of rules that were broken. */
@Repository
class BreachBook {

    /**
     * One of them.
     *
     * @param ticketKey the ticket it happened on
     * @param carriedBy the ticket its ladder belongs to: that one, or a record opened for it; null where nobody is called
     */
    record Entry(
            String id,
            String rule,
            String guard,
            String pursuit,
            @Nullable String ticketKey,
            @Nullable String carriedBy,
            String what,
            @Nullable String person,
            @Nullable String escalationId,
            Instant at) {}

    private final JdbcClient db;

    BreachBook(JdbcClient db) {
        this.db = db;
    }

    void add(Entry entry) {
        db.sql("insert into policy_breach (id, rule, guard, pursuit, ticket_key, carried_by, what, person,"
                        + " escalation_id, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(entry.id(), entry.rule(), entry.guard(), entry.pursuit())
                .params(entry.ticketKey(), entry.carriedBy(), entry.what(), entry.person())
                .params(entry.escalationId(), Timestamps.column(entry.at()))
                .update();
    }

    /** The record of the same breach that is still open, so that what goes on and on has one record. */
    Optional<String> openRecord(String rule, String what) {
        return db
                .sql("select b.carried_by from policy_breach b join ticket t on t.ticket_key = b.carried_by"
                        + " where b.rule = ? and b.what = ? and b.ticket_key is null"
                        + " and t.state not in ('CLOSED', 'CANCELLED') order by b.at desc")
                .params(rule, what)
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    /** Those from {@code from} on and before {@code to}, oldest first. */
    List<Entry> between(Instant from, Instant to) {
        return db.sql("select * from policy_breach where at >= ? and at < ? order by at, id")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query(BreachBook::row)
                .list();
    }

    private static Entry row(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getString("rule"),
                row.getString("guard"),
                row.getString("pursuit"),
                row.getString("ticket_key"),
                row.getString("carried_by"),
                row.getString("what"),
                row.getString("person"),
                row.getString("escalation_id"),
                Timestamps.read(row, "at"));
    }
}
