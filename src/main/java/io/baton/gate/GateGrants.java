package io.baton.gate;

import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /**
     * How it may be renewed.
     *
     * @param step how long it lasts from each time on that whoever deploys is heard of
     * @param until how long in all
     * @param aborts whether what closes the gate ends it
     */
    record Renewal(Duration step, Instant until, boolean aborts) {}

    /**
     * What bounds it now.
     *
     * @param closing when something closes the gate for it next; null where nothing is written down
     * @param windowEnd when the window of its change ends; null where it has none
     */
    record Bounds(
            Renewal renewal,
            @Nullable Instant closing,
            @Nullable Instant windowEnd) {}

    void insert(Grant grant, Renewal renewal) {
        insert(grant);
        jdbc.sql("update gate_grant set renew_seconds = ?, renewable_until = ?, aborts = ? where id = ?")
                .params(renewal.step().toSeconds(), Timestamps.column(renewal.until()), renewal.aborts(), grant.id())
                .update();
    }

    /** Empty for one that lasts as long as it was given and no longer. */
    Optional<Bounds> bounds(String id, Instant now) {
        return jdbc.sql("""
                        select g.renew_seconds, g.renewable_until, g.aborts,
                               (select min(t.starts_at) from closed_time t where t.ends_at > :now
                                   and (t.environment is null or t.environment = g.environment)
                                   and (t.service is null or t.service = g.service)) as closing,
                               (select p.closes_at from gate_permit p where p.change_key = g.change_key) as window_end
                          from gate_grant g where g.id = :id and g.renew_seconds > 0
                        """)
                .param("id", id)
                .param("now", Timestamps.column(now))
                .query((row, number) -> new Bounds(
                        new Renewal(
                                Duration.ofSeconds(row.getLong("renew_seconds")),
                                Timestamps.read(row, "renewable_until"),
                                row.getBoolean("aborts")),
                        Timestamps.readNullable(row, "closing"),
                        Timestamps.readNullable(row, "window_end")))
                .optional();
    }

    /** Those that run and end when something is closed, in one environment or everywhere. */
    List<Grant> aborting(@Nullable String environment, Instant now) {
        return jdbc.sql("select * from gate_grant where state = 'ACTIVE' and aborts = true and expires_at > :now"
                        + (environment == null ? "" : " and environment = :environment"))
                .params(
                        environment == null
                                ? Map.of("now", Timestamps.column(now))
                                : Map.of("now", Timestamps.column(now), "environment", environment))
                .query(GateGrants::row)
                .list();
    }

    /** The first ones that ran out and of which nobody has taken note. */
    List<Grant> ranOut(Instant now) {
        return jdbc.sql("select * from gate_grant where state = 'ACTIVE' and expires_at <= ?"
                        + " order by expires_at fetch first 100 rows only")
                .param(Timestamps.column(now))
                .query(GateGrants::row)
                .list();
    }

    /** False where it said something at the last moment after all. */
    boolean expire(String id, Instant now) {
        return jdbc.sql("update gate_grant set state = 'EXPIRED', ended_at = expires_at"
                                + " where id = ? and state = 'ACTIVE' and expires_at <= ?")
                        .params(id, Timestamps.column(now))
                        .update()
                == 1;
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

    /** Whoever deploys is still there; that may keep the grant alive for longer, but brings none back. */
    void heard(String id, Instant now, Instant expiresAt) {
        jdbc.sql(
                        "update gate_grant set heard_at = ?, expires_at = ? where id = ? and state = 'ACTIVE' and expires_at > ?")
                .params(Timestamps.column(now), Timestamps.column(expiresAt), id, Timestamps.column(now))
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
