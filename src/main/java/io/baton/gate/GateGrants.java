package io.baton.gate;

import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of those who were let through. */
@Repository
class GateGrants {

    private final JdbcClient jdbc;

    GateGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Grant grant) {
        var what = grant.what();
        var run = grant.run();
        jdbc.sql("""
                        insert into gate_grant (id, change_key, service, environment, version, commit_id, digests,
                            content_hash, run_system, run_id, run_attempt, run_url, principal, person, state, granted_at,
                            expires_at, heard_at, decision_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(grant.id(), grant.changeKey(), what.service(), what.environment(), what.version())
                .params(what.commit(), String.join(" ", new TreeSet<>(what.digests())), grant.contentHash())
                .params(run.system(), run.id(), run.attempt(), run.url(), grant.principal(), grant.person())
                .params(grant.state().name(), Timestamps.column(grant.grantedAt()))
                .params(Timestamps.column(grant.expiresAt()), Timestamps.column(grant.heardAt()), grant.decisionId())
                .update();
    }

    Optional<Grant> find(String id) {
        return jdbc.sql("select * from gate_grant where id = ?")
                .param(id)
                .query(GateGrants::row)
                .optional();
    }

    /** The latest one for a run, whatever became of it. */
    Optional<Grant> of(Run run, String service, String environment) {
        return jdbc.sql(
                        "select * from gate_grant where service = ? and environment = ? and run_system = ? and run_id = ?"
                                + " and run_attempt = ? order by granted_at desc fetch first 1 rows only")
                .params(service, environment, run.system(), run.id(), run.attempt())
                .query(GateGrants::row)
                .optional();
    }

    /** Those that run under a change. */
    List<Grant> active(String changeKey) {
        return jdbc.sql("select * from gate_grant where change_key = ? and state = 'ACTIVE'")
                .param(changeKey)
                .query(GateGrants::row)
                .list();
    }

    /** Everybody who was let through by a change, the latest first. */
    List<Grant> all(String changeKey) {
        return jdbc.sql("select * from gate_grant where change_key = ? order by granted_at desc, id desc"
                        + " fetch first 50 rows only")
                .param(changeKey)
                .query(GateGrants::row)
                .list();
    }

    boolean revoke(String id, String because, Instant now) {
        return jdbc.sql("update gate_grant set state = 'REVOKED', revoked_because = ?, ended_at = ?"
                                + " where id = ? and state = 'ACTIVE'")
                        .params(because, Timestamps.column(now), id)
                        .update()
                == 1;
    }

    /** Writes the result; false where there is one already. */
    boolean end(String id, Outcome outcome, @Nullable String note, Instant now) {
        return jdbc.sql("update gate_grant set state = case when state = 'ACTIVE' then 'COMPLETED' else state end,"
                                + " outcome = ?, note = ?, ended_at = ? where id = ? and outcome is null")
                        .params(outcome.name(), note, Timestamps.column(now), id)
                        .update()
                == 1;
    }

    /** Whoever deploys is still there; that may keep the grant alive for longer. */
    void heard(String id, Instant now, Instant expiresAt) {
        jdbc.sql("update gate_grant set heard_at = ?, expires_at = ? where id = ? and state = 'ACTIVE'")
                .params(Timestamps.column(now), Timestamps.column(expiresAt), id)
                .update();
    }

    private static Grant row(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        return new Grant(
                row.getString("id"),
                row.getString("change_key"),
                new Deployable(
                        row.getString("service"),
                        row.getString("environment"),
                        row.getString("version"),
                        row.getString("commit_id"),
                        GateFacts.words(row.getString("digests"))),
                row.getString("content_hash"),
                new Run(
                        row.getString("run_system"),
                        row.getString("run_id"),
                        row.getInt("run_attempt"),
                        row.getString("run_url")),
                row.getString("principal"),
                row.getString("person"),
                Grant.State.valueOf(row.getString("state")),
                Timestamps.read(row, "granted_at"),
                Timestamps.read(row, "expires_at"),
                Timestamps.read(row, "heard_at"),
                Timestamps.readNullable(row, "ended_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("note"),
                row.getString("revoked_because"),
                row.getString("decision_id"));
    }
}
