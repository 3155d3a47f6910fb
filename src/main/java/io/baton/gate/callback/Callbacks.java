package io.baton.gate.callback;

import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.gate.callback.Callback.State;
import io.baton.platform.Ids;
import io.baton.platform.Json;
import io.baton.platform.Secrets;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of questions of tools; the tokens that came with them are sealed in it. */
@Repository
class Callbacks {

    private static final String CONTEXT = "gate-callback:";
    private static final String OPEN = "('ASKED', 'WAITING', 'APPROVING', 'REJECTING')";

    private final JdbcClient jdbc;
    private final Json json;
    private final Secrets secrets;
    private final Clock clock;

    Callbacks(JdbcClient jdbc, Json json, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException where the same is asked already */
    String add(String installation, Heard.Asked asked, Instant deadline) {
        var id = Ids.next();
        var now = Timestamps.column(clock.instant());
        jdbc.sql("""
                        insert into gate_callback (id, installation, state, project_id, subject, run_key, tool_environment,
                            open_key, service, template, commit_id, digests, facts, token, epoch, comments, attempts, unsure,
                            gave_up, stop_sent, asked_at, deadline_at, seen_at, next_look_at)
                        values (:id, :installation, 'ASKED', :project, :subject, :run, :environment,
                            :key, :service, :template, :commit, :digests, :facts, :token, -1, 0, 0, false,
                            false, false, :now, :deadline, :now, :now)""")
                .param("id", id)
                .param("installation", installation)
                .param("project", asked.projectId())
                .param("subject", asked.subject())
                .param("run", asked.runKey())
                .param("environment", asked.toolEnvironment())
                .param("key", installation + " " + asked.key())
                .param("service", asked.wishes().service())
                .param("template", asked.wishes().template())
                .param("commit", asked.commit())
                .param("digests", json.write(asked.wishes().digests()))
                .param("facts", json.write(asked.facts()))
                .param("token", closed(id, asked.token()))
                .param("now", now)
                .param("deadline", Timestamps.column(deadline))
                .update();
        return id;
    }

    private @Nullable String closed(String id, @Nullable String token) {
        return token == null ? null : json.write(secrets.seal(CONTEXT + id, token));
    }

    /** What came with the question; empty once it is not needed any more. */
    Optional<String> token(String id) {
        return jdbc.sql("select token from gate_callback where id = ? and token is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(kept -> secrets.open(CONTEXT + id, json.readMap(kept)));
    }

    boolean isAsked(String installation, Heard.Asked asked) {
        return jdbc.sql("select count(*) from gate_callback where open_key = ?")
                        .param(installation + " " + asked.key())
                        .query(Long.class)
                        .single()
                > 0;
    }

    Optional<Callback> find(String id) {
        return jdbc.sql("select * from gate_callback where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** Of a run of a tool, the latest first. */
    List<Callback> ofRun(String installation, String projectId, String runKey) {
        return jdbc.sql("select * from gate_callback where installation = ? and project_id = ? and run_key = ?"
                        + " order by asked_at desc, id desc fetch first 100 rows only")
                .params(installation, projectId, runKey)
                .query(this::read)
                .list();
    }

    /** Whether another job under the same grant is still at it. */
    boolean isShared(String grantId) {
        return jdbc.sql("select count(*) from gate_callback where grant_id = ? and state in ('APPROVING', 'RUNNING')"
                                + " and deployed_at is null")
                        .param(grantId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The latest ones first; with {@code open} those only that a tool or a person waits for. */
    List<Callback> latest(boolean open, int most) {
        var where = open ? " where state in " + OPEN + " or gave_up = true" : "";
        return jdbc.sql("select * from gate_callback" + where + " order by asked_at desc, id desc fetch first " + most
                        + " rows only")
                .query(this::read)
                .list();
    }

    /** Has everybody looked at again whom it concerns that the gate has moved. */
    @Transactional
    public void wake(Map<String, Long> epochs) {
        record Seen(String environment, long epoch) {}
        var waiting = jdbc.sql("select distinct environment, epoch from gate_callback"
                        + " where state in ('WAITING', 'RUNNING') and environment is not null")
                .query((row, n) -> new Seen(row.getString("environment"), row.getLong("epoch")))
                .list();
        var everywhere = epochs.getOrDefault("*", 0L);
        for (var seen : waiting) {
            var now = epochs.getOrDefault(seen.environment(), everywhere);
            if (seen.epoch() != now) {
                jdbc.sql("update gate_callback set next_look_at = ?, epoch = ? where environment = ? and epoch = ?"
                                + " and state in ('WAITING', 'RUNNING')")
                        .params(Timestamps.column(clock.instant()), now, seen.environment(), seen.epoch())
                        .update();
            }
        }
    }

    /** Takes what is due, for this server alone, until {@code until}; what it does not finish by then is due again. */
    @Transactional
    public List<Callback> claim(int most, Instant until) {
        var due = jdbc.sql("""
                        select * from gate_callback where next_look_at <= :now order by next_look_at, id
                         fetch first :most rows only for update skip locked""")
                .param("now", Timestamps.column(clock.instant()))
                .param("most", most)
                .query(this::read)
                .list();
        if (!due.isEmpty()) {
            jdbc.sql("update gate_callback set next_look_at = :until where id in (:ids)")
                    .param("until", Timestamps.column(until))
                    .param("ids", due.stream().map(Callback::id).toList())
                    .update();
        }
        return due;
    }

    /**
     * Writes some columns, whose names come from code.
     *
     * @return false when it is no longer in the state it was read in, because somebody else was faster
     */
    boolean change(Callback asked, Map<String, ? extends @Nullable Object> columns) {
        var set = String.join(
                ", ",
                columns.keySet().stream().map(name -> name + " = :" + name).toList());
        var update = jdbc.sql("update gate_callback set " + set + " where id = :callback and state = :from")
                .param("callback", asked.id())
                .param("from", asked.state().name());
        for (var column : columns.entrySet()) {
            var value = column.getValue();
            update = update.param(
                    column.getKey(), value instanceof Instant instant ? (Object) Timestamps.column(instant) : value);
        }
        return update.update() > 0;
    }

    private Callback read(ResultSet row, int number) throws SQLException {
        var facts = new LinkedHashMap<String, String>();
        json.readMap(row.getString("facts")).forEach((name, value) -> facts.put(name, String.valueOf(value)));
        var system = row.getString("run_system");
        var outcome = row.getString("outcome");
        return new Callback(
                row.getString("id"),
                row.getString("installation"),
                State.valueOf(row.getString("state")),
                row.getString("project_id"),
                row.getString("subject"),
                row.getString("run_key"),
                row.getString("tool_environment"),
                system == null
                        ? null
                        : new Run(system, row.getString("run_id"), row.getInt("run_attempt"), row.getString("run_url")),
                row.getString("service"),
                row.getString("environment"),
                row.getString("template"),
                row.getString("commit_id"),
                json.readTexts(row.getString("digests")),
                facts,
                row.getString("pipeline"),
                row.getLong("epoch"),
                row.getString("change_key"),
                row.getString("grant_id"),
                row.getString("reason"),
                row.getString("words"),
                row.getInt("comments"),
                row.getInt("attempts"),
                row.getBoolean("unsure"),
                row.getBoolean("gave_up"),
                row.getBoolean("stop_sent"),
                row.getString("trouble"),
                outcome == null ? null : Outcome.valueOf(outcome),
                Timestamps.read(row, "asked_at"),
                Timestamps.read(row, "deadline_at"),
                Timestamps.read(row, "seen_at"),
                Timestamps.readNullable(row, "answered_at"),
                Timestamps.readNullable(row, "deployed_at"));
    }
}
