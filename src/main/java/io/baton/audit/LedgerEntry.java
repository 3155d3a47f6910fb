package io.baton.audit;

import io.baton.audit.proof.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as auditors see it, in API and export alike: the members that were hashed, and beside them {@code sequence},
 * {@code leafHash}, {@code mac} and {@code payload}, which were not.
 */
record LedgerEntry(@Nullable Long sequence, Map<String, Object> members) {

    static final String SELECT = """
            select l.idx, l.leaf_hash, e.body, e.mac, p.body as payload
            """;

    static LedgerEntry read(ResultSet row, int number) throws SQLException {
        var members = new LinkedHashMap<String, Object>();
        var index = row.getLong("idx");
        var sealed = !row.wasNull();
        if (sealed) {
            members.put("sequence", index);
        }
        members.putAll(CanonicalJson.read(row.getString("body")));
        var payload = row.getString("payload");
        if (payload != null) {
            members.put("payload", CanonicalJson.read(payload));
        }
        members.put("mac", row.getString("mac"));
        if (sealed) {
            members.put("leafHash", row.getString("leaf_hash"));
        }
        return new LedgerEntry(sealed ? index : null, members);
    }

    String text(String member) {
        var value = members.get(member);
        return value == null ? "" : value.toString();
    }

    /** What a person wrote under this name; empty if nothing or if it was purged. */
    String words(String name) {
        return members.get("payload") instanceof Map<?, ?> payload && payload.get(name) != null
                ? payload.get(name).toString()
                : "";
    }

    List<String> groups() {
        return members.get("groups") instanceof List<?> groups
                ? groups.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> details() {
        return members.get("details") instanceof Map<?, ?> details ? (Map<String, Object>) details : Map.of();
    }
}
