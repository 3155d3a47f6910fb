package io.baton.people;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of tokens. */
@Repository
class Tokens {

    private static final String SELECT = "select id, person_id, name, secret_hash, scopes, created_at, expires_at,"
            + " last_used_at, revoked_at from access_token ";

    private final JdbcClient jdbc;

    Tokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token with the SHA-256 of its secret. */
    record Kept(AccessToken token, String secretHash) {}

    Optional<Kept> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Tokens::row).optional();
    }

    /** All tokens, or those of one owner, newest first. */
    List<AccessToken> list(@Nullable String owner) {
        return jdbc
                .sql(SELECT + "where (cast(:owner as varchar(64)) is null or person_id = :owner)"
                        + " order by created_at desc, id")
                .param("owner", owner)
                .query(Tokens::row)
                .list()
                .stream()
                .map(Kept::token)
                .toList();
    }

    void insert(AccessToken token, String secretHash, String createdBy) {
        jdbc.sql("insert into access_token (id, person_id, name, secret_hash, scopes, created_by, created_at,"
                        + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(token.id(), token.owner(), token.name(), secretHash, String.join(" ", token.scopes()))
                .params(createdBy, Timestamps.column(token.createdAt()), Timestamps.column(token.expiresAt()))
                .update();
    }

    void used(String id, Instant now) {
        jdbc.sql("update access_token set last_used_at = ? where id = ?")
                .params(Timestamps.column(now), id)
                .update();
    }

    boolean revoke(String id, String by, Instant now) {
        return jdbc.sql("update access_token set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                        .params(Timestamps.column(now), by, id)
                        .update()
                == 1;
    }

    private static Kept row(ResultSet row, int number) throws SQLException {
        return new Kept(
                new AccessToken(
                        row.getString("id"),
                        row.getString("person_id"),
                        row.getString("name"),
                        Set.of(row.getString("scopes").split(" ")),
                        Timestamps.read(row, "created_at"),
                        Timestamps.read(row, "expires_at"),
                        Timestamps.readNullable(row, "last_used_at"),
                        Timestamps.readNullable(row, "revoked_at")),
                row.getString("secret_hash"));
    }
}
