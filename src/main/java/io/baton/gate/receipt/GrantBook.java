package io.baton.gate.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deployment.Deployable;
import io.baton.deployment.Permit.Consent;
import io.baton.deployment.Run;
import io.baton.platform.Json;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the gate wrote down of its grants, for reading only. */
@Repository
class GrantBook {

    private static final TypeReference<List<Consent>> CONSENTS = new TypeReference<>() {};

    /** A deployment that has to stop although its receipt has not run out. */
    record Revoked(String grant, String service, String environment, Instant revokedAt, Instant notAfter) {}

    private final JdbcClient jdbc;
    private final Json json;
    private final ObjectMapper mapper;
    private final Clock clock;

    GrantBook(JdbcClient jdbc, Json json, ObjectMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.mapper = mapper;
        this.clock = clock;
    }

    Optional<GrantFacts> find(String id) {
        return jdbc.sql("""
                        select g.*, p.change_type, p.opens_at, p.closes_at, p.consents, d.document
                        from gate_grant g
                        left join gate_permit p on p.change_key = g.change_key
                        left join gate_decision d on d.id = g.decision_id
                        where g.id = ?
                        """).param(id).query(this::row).optional();
    }

    /** The revoked ones that have not run out, since a moment, the oldest first. */
    List<Revoked> revokedSince(Instant since) {
        return jdbc.sql("select id, service, environment, ended_at, expires_at from gate_grant"
                        + " where state = 'REVOKED' and expires_at > ? and ended_at >= ? order by ended_at, id")
                .params(Timestamps.column(clock.instant()), Timestamps.column(since))
                .query((row, number) -> new Revoked(
                        row.getString("id"),
                        row.getString("service"),
                        row.getString("environment"),
                        Timestamps.read(row, "ended_at"),
                        Timestamps.read(row, "expires_at")))
                .list();
    }

    private GrantFacts row(ResultSet row, int number) throws SQLException {
        var expires = Timestamps.read(row, "expires_at");
        var state = row.getString("state");
        return new GrantFacts(
                row.getString("id"),
                row.getString("change_key"),
                row.getString("change_type"),
                new Deployable(
                        row.getString("service"),
                        row.getString("environment"),
                        row.getString("version"),
                        row.getString("commit_id"),
                        words(row.getString("digests"))),
                row.getString("content_hash"),
                new Run(
                        row.getString("run_system"),
                        row.getString("run_id"),
                        row.getInt("run_attempt"),
                        row.getString("run_url")),
                row.getString("principal"),
                state.equals(GrantFacts.ACTIVE) && !clock.instant().isBefore(expires) ? "EXPIRED" : state,
                Timestamps.read(row, "granted_at"),
                expires,
                Timestamps.readNullable(row, "ended_at"),
                Timestamps.readNullable(row, "opens_at"),
                Timestamps.readNullable(row, "closes_at"),
                consents(row.getString("consents")),
                document(row.getString("document")));
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.split(" "));
    }

    private List<Consent> consents(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? List.of() : mapper.readValue(text, CONSENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The consents of a permit cannot be read", e);
        }
    }

    private Map<String, Object> document(@Nullable String text) {
        return text == null ? Map.of() : json.readMap(text);
    }
}
