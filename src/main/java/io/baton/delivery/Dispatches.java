package io.baton.delivery;

import io.baton.delivery.Dispatch.State;
import io.baton.platform.Json;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of hand-offs. */
@Repository
class Dispatches {

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    Dispatches(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void add(Order order, String grantId, Target target) {
        var now = Timestamps.column(clock.instant());
        jdbc.sql("""
                        insert into dispatch (id, change_key, grant_id, tool, job, git_ref, service, environment, version,
                            commit_id, params, target_id, state, attempts, searches, pause_millis, next_look_at, cancel_sent,
                            revoked_told, untold, trouble_told, created_at)
                        values (:id, :change, :grant, :tool, :job, :ref, :service, :environment, :version,
                            :commit, :params, :target, 'NEW', 0, 0, 0, :now, false, false, false, false, :now)""")
                .param("id", order.id())
                .param("change", order.changeKey())
                .param("grant", grantId)
                .param("tool", target.tool())
                .param("job", order.job())
                .param("ref", order.ref())
                .param("service", target.service())
                .param("environment", target.environment())
                .param("version", order.what().version())
                .param("commit", order.what().commit())
                .param("params", json.write(order.parameters()))
                .param("target", target.id())
                .param("now", now)
                .update();
    }

    Optional<Dispatch> find(String id) {
        return jdbc.sql("select * from dispatch where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** The same, holding the row until the transaction ends. */
    Optional<Dispatch> findForUpdate(String id) {
        return jdbc.sql("select * from dispatch where id = ? for update")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** Of a change, newest first. */
    List<Dispatch> of(String changeKey) {
        return jdbc.sql(
                        "select * from dispatch where change_key = ? order by created_at desc, id desc fetch first 100 rows only")
                .param(changeKey)
                .query(this::read)
                .list();
    }

    /** Takes what is due, for this server alone, until {@code until}; what it does not finish by then is due again. */
    @Transactional
    List<Dispatch> claim(int most, Instant until) {
        var due = jdbc.sql("""
                        select * from dispatch where next_look_at <= :now order by next_look_at, id
                         fetch first :most rows only for update skip locked""")
                .param("now", Timestamps.column(clock.instant()))
                .param("most", most)
                .query(this::read)
                .list();
        if (!due.isEmpty()) {
            jdbc.sql("update dispatch set next_look_at = :until where id in (:ids)")
                    .param("until", Timestamps.column(until))
                    .param("ids", due.stream().map(Dispatch::id).toList())
                    .update();
        }
        return due;
    }

    void lookNoLaterThan(String id, Instant at) {
        jdbc.sql("update dispatch set next_look_at = ? where id = ? and (next_look_at is null or next_look_at > ?)")
                .params(Timestamps.column(at), id, Timestamps.column(at))
                .update();
    }

    /** Has the one that runs under a grant looked at next. */
    void hurry(String grantId) {
        jdbc.sql("update dispatch set next_look_at = ? where grant_id = ? and state in ('ACCEPTED', 'RUNNING')")
                .params(Timestamps.column(clock.instant()), grantId)
                .update();
    }

    /** @return false when it is no longer in that state, for instance because the tool told its end meanwhile */
    boolean move(String id, State from, State to, Map<String, ? extends @Nullable Object> columns) {
        var all = new LinkedHashMap<String, @Nullable Object>(columns);
        all.put("state", to.name());
        return write(id, all, from) > 0;
    }

    /** Writes some columns; their names come from code, never from a request. */
    void change(String id, Map<String, ? extends @Nullable Object> columns) {
        write(id, columns, null);
    }

    private int write(String id, Map<String, ? extends @Nullable Object> columns, @Nullable State from) {
        var set = String.join(
                ", ",
                columns.keySet().stream().map(name -> name + " = :" + name).toList());
        var update = jdbc.sql("update dispatch set " + set + " where id = :dispatch"
                        + (from == null ? "" : " and state = '" + from.name() + "'"))
                .param("dispatch", id);
        for (var column : columns.entrySet()) {
            update = update.param(column.getKey(), stored(column.getValue()));
        }
        return update.update();
    }

    private static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Timestamps.column(instant);
        }
        return value instanceof Duration duration ? (Object) duration.toMillis() : value;
    }

    private Dispatch read(ResultSet row, int number) throws SQLException {
        var params = new LinkedHashMap<String, String>();
        json.readMap(row.getString("params")).forEach((name, value) -> params.put(name, String.valueOf(value)));
        return new Dispatch(
                row.getString("id"),
                row.getString("change_key"),
                row.getString("grant_id"),
                row.getString("tool"),
                row.getString("job"),
                row.getString("git_ref"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("version"),
                row.getString("commit_id"),
                params,
                row.getString("target_id"),
                State.valueOf(row.getString("state")),
                row.getString("external_id"),
                row.getString("external_url"),
                row.getInt("attempts"),
                row.getInt("searches"),
                Duration.ofMillis(row.getLong("pause_millis")),
                Timestamps.readNullable(row, "cancel_at"),
                row.getBoolean("cancel_sent"),
                row.getBoolean("revoked_told"),
                row.getBoolean("untold"),
                row.getBoolean("trouble_told"),
                row.getString("note"),
                row.getString("asked"),
                row.getString("answered"),
                Timestamps.read(row, "created_at"),
                Timestamps.readNullable(row, "sent_at"),
                Timestamps.readNullable(row, "finished_at"));
    }
}
