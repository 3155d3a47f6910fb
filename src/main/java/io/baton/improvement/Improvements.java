package io.baton.improvement;

import io.baton.platform.Page;
import io.baton.platform.Timestamps;
import io.baton.ticket.TicketState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of improvements; what they share with all tickets stands with their ticket. */
@Component
class Improvements {

    private static final String READ =
            "select i.*, t.state, t.created_at from improvement i join ticket t on t.ticket_key = i.ticket_key";

    private final JdbcClient db;

    Improvements(JdbcClient db) {
        this.db = db;
    }

    void add(String key, NewImprovement raised) {
        db.sql("""
                        insert into improvement (ticket_key, title, description, source, reference, process_key,
                            activity_id, author)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        key,
                        raised.title(),
                        raised.description(),
                        raised.source(),
                        raised.reference(),
                        raised.processKey(),
                        raised.activityId(),
                        raised.author())
                .update();
    }

    void end(String key, String outcome) {
        db.sql("update improvement set outcome = ? where ticket_key = ?")
                .params(outcome, key)
                .update();
    }

    Optional<Improvement> find(String key) {
        return db.sql(READ + " where i.ticket_key = ?")
                .param(key)
                .query(Improvements::read)
                .optional();
    }

    /** What a remark became, if anything. */
    Optional<Improvement> from(String source, String reference) {
        return db.sql(READ + " where i.source = ? and i.reference = ?")
                .params(source, reference)
                .query(Improvements::read)
                .optional();
    }

    /** What remarks became: id of the remark to key of the improvement. */
    Map<String, String> keysFrom(String source, Collection<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        return db
                .sql(
                        "select reference, ticket_key from improvement where source = :source and reference in (:references)")
                .param("source", source)
                .param("references", references)
                .query((row, n) -> Map.entry(row.getString("reference"), row.getString("ticket_key")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The latest first; only open ones, only those that are over, or both with {@code null}. */
    Page<Improvement> all(@Nullable Boolean open, int page, int size) {
        var offset = Page.offset(page, size);
        var where = open == null ? "" : " where t.state " + (open ? "not in" : "in") + " ('CLOSED', 'CANCELLED')";
        long total = db.sql("select count(*) from improvement i join ticket t on t.ticket_key = i.ticket_key" + where)
                .query(Long.class)
                .single();
        var found = db.sql(READ + where + " order by t.created_at desc, i.ticket_key desc offset " + offset
                        + " rows fetch next " + size + " rows only")
                .query(Improvements::read)
                .list();
        return new Page<>(found, total, page, size);
    }

    private static Improvement read(ResultSet row, int number) throws SQLException {
        return new Improvement(
                row.getString("ticket_key"),
                row.getString("title"),
                row.getString("description"),
                TicketState.valueOf(row.getString("state")),
                row.getString("source"),
                row.getString("reference"),
                row.getString("process_key"),
                row.getString("activity_id"),
                row.getString("author"),
                Timestamps.read(row, "created_at"),
                row.getString("outcome"));
    }
}
