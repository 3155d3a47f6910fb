package io.baton.gate.token;

import io.baton.platform.Json;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of tokens. Nothing of it is kept in memory: whoever is revoked is out with the next request, on every node. */
@Repository
class PipelineTokens {

    /** How exact the moment of last use is, so that a busy pipeline does not write with every question. */
    static final Duration USE_STEP = Duration.ofMinutes(1);

    private static final String SELECT = "select id, pipeline_id, kind, addresses, proof, created_at, expires_at,"
            + " last_used_at, revoked_at from gate_token ";

    private final JdbcClient jdbc;
    private final Json json;

    PipelineTokens(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<PipelineToken> findByHash(String hash) {
        return jdbc.sql(SELECT + "where secret_hash = ?")
                .param(hash)
                .query(this::row)
                .optional();
    }

    Optional<PipelineToken> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(this::row).optional();
    }

    /** Those an administrator made, newest first. */
    List<PipelineToken> of(String pipeline) {
        return jdbc.sql(SELECT + "where pipeline_id = ? and kind = 'API' order by created_at desc, id")
                .param(pipeline)
                .query(this::row)
                .list();
    }

    void insert(PipelineToken token, String hash, String by) {
        var proof = token.proof();
        jdbc.sql("insert into gate_token (id, pipeline_id, kind, secret_hash, addresses, proof, proof_id, created_by,"
                        + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(token.id(), token.pipelineId(), token.kind().name(), hash)
                .param(String.join(" ", token.addresses()))
                .param(proof == null ? null : json.write(proof))
                .param(proof == null ? null : proof.issuer() + ' ' + proof.tokenId())
                .params(by, Timestamps.column(token.createdAt()), Timestamps.column(token.expiresAt()))
                .update();
    }

    void used(PipelineToken token, Instant now) {
        jdbc.sql("update gate_token set last_used_at = ? where id = ?"
                        + " and (last_used_at is null or last_used_at < ?)")
                .params(Timestamps.column(now), token.id(), Timestamps.column(now.minus(USE_STEP)))
                .update();
    }

    boolean revoke(String id, String by, Instant now) {
        return jdbc.sql("update gate_token set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                        .params(Timestamps.column(now), by, id)
                        .update()
                == 1;
    }

    /** Ends the sessions that were had for the same identity token, so that there is one at a time. */
    void revokeSessionsOf(RunProof proof, String by, Instant now) {
        jdbc.sql("update gate_token set revoked_at = ?, revoked_by = ? where proof_id = ? and revoked_at is null")
                .params(Timestamps.column(now), by, proof.issuer() + ' ' + proof.tokenId())
                .update();
    }

    /** Sessions are many and say nothing a week after they ended. */
    int purgeSessionsBefore(Instant moment) {
        return jdbc.sql("delete from gate_token where kind = 'SESSION' and expires_at < ?")
                .param(Timestamps.column(moment))
                .update();
    }

    private PipelineToken row(ResultSet row, int number) throws SQLException {
        return new PipelineToken(
                row.getString("id"),
                row.getString("pipeline_id"),
                PipelineToken.Kind.valueOf(row.getString("kind")),
                words(row.getString("addresses")),
                proof(row.getString("proof")),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "expires_at"),
                Timestamps.readNullable(row, "last_used_at"),
                Timestamps.readNullable(row, "revoked_at"));
    }

    static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.split(" "));
    }

    private @Nullable RunProof proof(@Nullable String text) {
        return text == null ? null : json.read(text, RunProof.class);
    }
}
