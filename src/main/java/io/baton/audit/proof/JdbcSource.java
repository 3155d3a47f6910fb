package io.baton.audit.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ledger in its database, read over plain JDBC. It goes on growing meanwhile, which does no harm. */
final class JdbcSource implements LedgerSource {

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("node", "node"),
            Map.entry("actor_type", "actorType"),
            Map.entry("actor", "actor"),
            Map.entry("action", "action"),
            Map.entry("outcome", "outcome"),
            Map.entry("object_type", "objectType"),
            Map.entry("object_id", "objectId"),
            Map.entry("ticket", "ticket"),
            Map.entry("category", "category"),
            Map.entry("service", "service"),
            Map.entry("code", "code"));
    private static final String NEXT_CHECKPOINTS = """
            select checkpoint_no, tree_size, root_hash, note from audit_checkpoint
            where checkpoint_no > ? and checkpoint_no <= ? order by checkpoint_no fetch first 1000 rows only
            """;
    private static final String NEXT_LEAVES = """
            select l.idx, l.leaf_hash, l.mac as leaf_mac, l.event_id as leaf_event, e.*, p.body as payload
            from audit_leaf l
            left join audit_event e on e.id = l.event_id
            left join audit_payload p on p.event_id = l.event_id
            where l.idx > ? order by l.idx fetch first 1000 rows only
            """;
    private static final String TOTALS = """
            select (select coalesce(max(idx), -1) + 1 from audit_leaf) as leaves,
                   (select coalesce(max(tree_size), 0) from audit_checkpoint) as covered,
                   (select coalesce(max(checkpoint_no), 0) from audit_checkpoint) as checkpoints,
                   (select coalesce(max(tree_size), -1) from audit_head where id = 1) as head_size,
                   (select coalesce(max(checkpoint_no), -1) from audit_head where id = 1) as head_checkpoint
            from audit_head
            """;
    private static final String FORGOTTEN = """
            select e.id from audit_event e
            where not exists (select 1 from audit_leaf l where l.event_id = e.id)
              and not exists (select 1 from audit_unsealed u where u.event_id = e.id)
            fetch first 1 rows only
            """;
    private static final String LOST = """
            select u.event_id from audit_unsealed u
            where not exists (select 1 from audit_event e where e.id = u.event_id) fetch first 1 rows only
            """;

    private final Connection connection;
    private final List<String> anchors;

    JdbcSource(Connection connection, List<String> anchors) {
        this.connection = connection;
        this.anchors = anchors;
    }

    @Override
    public List<String> anchors() {
        return anchors;
    }

    @Override
    public Iterator<StoredCheckpoint> checkpoints() {
        var newest = number("select coalesce(max(checkpoint_no), 0) from audit_checkpoint");
        return new Pages<StoredCheckpoint>(last -> query(
                NEXT_CHECKPOINTS,
                row -> new StoredCheckpoint(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)),
                last == null ? 0L : last.number(),
                newest));
    }

    @Override
    public Iterator<StoredLeaf> leaves() {
        return new Pages<StoredLeaf>(last -> query(NEXT_LEAVES, JdbcSource::leaf, last == null ? -1L : last.index()));
    }

    private static StoredLeaf leaf(ResultSet row) throws SQLException {
        return new StoredLeaf(
                row.getLong("idx"),
                row.getString("leaf_hash"),
                row.getString("leaf_mac"),
                row.getString("leaf_event"),
                row.getString("id") == null ? null : event(row),
                false);
    }

    private static StoredLeaf.StoredEvent event(ResultSet row) throws SQLException {
        var columns = new HashMap<String, Object>();
        for (var column : COLUMNS.entrySet()) {
            columns.put(column.getValue(), row.getString(column.getKey()));
        }
        columns.put("privileged", row.getBoolean("privileged"));
        columns.put(
                "at",
                row.getObject("occurred_at", OffsetDateTime.class).toInstant().toString());
        return new StoredLeaf.StoredEvent(
                row.getString("body"), row.getString("mac"), columns, row.getString("payload"));
    }

    @Override
    public Optional<LooseEnd> looseEnd() {
        var totals = query(TOTALS, JdbcSource::contradiction);
        if (totals.isEmpty()) {
            return Optional.of(new LooseEnd(null, "The head of the ledger was deleted."));
        }
        var forgotten = query(FORGOTTEN, row -> row.getString(1));
        if (!forgotten.isEmpty()) {
            return Optional.of(
                    new LooseEnd(null, "Event " + forgotten.get(0) + " is neither sealed nor waiting to be sealed."));
        }
        var lost = query(LOST, row -> row.getString(1));
        if (!lost.isEmpty()) {
            return Optional.of(new LooseEnd(null, "Event " + lost.get(0) + " was deleted before it was sealed."));
        }
        return totals.get(0);
    }

    private static Optional<LooseEnd> contradiction(ResultSet row) throws SQLException {
        var covered = row.getLong("covered");
        if (row.getLong("leaves") != covered) {
            return Optional.of(new LooseEnd(
                    Math.min(covered, row.getLong("leaves")), "There are leaves that no checkpoint was signed for."));
        }
        if (row.getLong("head_size") != covered || row.getLong("head_checkpoint") != row.getLong("checkpoints")) {
            return Optional.of(new LooseEnd(null, "The head of the ledger does not stand at the newest checkpoint."));
        }
        return Optional.empty();
    }

    @Override
    public long unsealed() {
        return number("select count(*) from audit_unsealed");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        return query(sql, row -> row.getLong(1)).get(0);
    }

    private <T> List<T> query(String sql, Reading<T> reading, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger cannot be read: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
