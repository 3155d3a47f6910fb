package io.baton.gate;

import io.baton.deployment.Deployable;
import io.baton.deployment.Permit;
import io.baton.platform.Json;
import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what each change allows. */
@Repository
class GatePermits {

    /** What a permit was about before. */
    record Scope(String service, String environment, String contentHash) {}

    private final JdbcClient jdbc;
    private final Json json;

    GatePermits(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Scope> scope(String changeKey) {
        return jdbc.sql("select service, environment, content_hash from gate_permit where change_key = ?")
                .param(changeKey)
                .query((row, number) -> new Scope(
                        row.getString("service"), row.getString("environment"), row.getString("content_hash")))
                .optional();
    }

    /** What it is about, as it was approved. */
    Optional<Deployable> what(String changeKey) {
        return jdbc.sql(
                        "select service, environment, version, commit_id, digests from gate_permit where change_key = ?")
                .param(changeKey)
                .query((row, number) -> new Deployable(
                        row.getString("service"),
                        row.getString("environment"),
                        row.getString("version"),
                        row.getString("commit_id"),
                        GateFacts.words(row.getString("digests"))))
                .optional();
    }

    /** Writes it down; what was used of it stays used. */
    void write(Permit permit, Instant now) {
        var set = jdbc.sql("""
                        update gate_permit set change_type = ?, state = ?, service = ?, environment = ?, version = ?,
                            commit_id = ?, digests = ?, opens_at = ?, closes_at = ?, uses = ?, content_hash = ?, risk = ?,
                            owner = ?, because = ?, consents = ?, changed_at = ?
                         where change_key = ?
                        """);
        if (with(set, permit, now).param(permit.changeKey()).update() == 0) {
            with(jdbc.sql("""
                                    insert into gate_permit (change_type, state, service, environment, version, commit_id,
                                        digests, opens_at, closes_at, uses, content_hash, risk, owner, because, consents,
                                        changed_at, change_key, used)
                                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                                    """), permit, now).param(permit.changeKey()).update();
        }
    }

    private JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Permit permit, Instant now) {
        var what = permit.what();
        return statement
                .param(permit.type())
                .param(permit.state().name())
                .param(what.service())
                .param(what.environment())
                .param(what.version())
                .param(what.commit())
                .param(String.join(" ", new TreeSet<>(what.digests())))
                .param(Timestamps.nullableColumn(permit.from()))
                .param(Timestamps.nullableColumn(permit.until()))
                .param(permit.uses())
                .param(permit.contentHash())
                .param(permit.risk())
                .param(permit.owner())
                .param(cut(permit.because()))
                .param(json.write(permit.consents()))
                .param(Timestamps.column(now));
    }

    /** Takes one use of what was approved; false where none is left or something else is approved by now. */
    boolean use(String changeKey, String contentHash) {
        return jdbc.sql(
                                "update gate_permit set used = used + 1 where change_key = ? and content_hash = ? and used < uses"
                                        + " and state in ('APPROVED', 'IMPLEMENTING')")
                        .params(changeKey, contentHash)
                        .update()
                == 1;
    }

    private static String cut(String text) {
        return text.length() <= 2000 ? text : text.substring(0, 2000);
    }
}
