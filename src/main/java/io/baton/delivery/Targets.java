package io.baton.delivery;

import io.baton.platform.Json;
import io.baton.platform.Secrets;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of targets; their secrets are sealed in it. */
@Repository
class Targets {

    private static final String CONTEXT = "delivery-target:";

    private final JdbcClient jdbc;
    private final Json json;
    private final Secrets secrets;
    private final Clock clock;

    Targets(JdbcClient jdbc, Json json, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.secrets = secrets;
        this.clock = clock;
    }

    List<Target> all() {
        return jdbc.sql("select * from delivery_target order by service, environment fetch first 1000 rows only")
                .query(this::read)
                .list();
    }

    Optional<Target> find(String id) {
        return jdbc.sql("select * from delivery_target where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    Optional<Target> of(String service, String environment) {
        return jdbc.sql("select * from delivery_target where service = ? and environment = ?")
                .params(service, environment)
                .query(this::read)
                .optional();
    }

    void add(Target target, String by) {
        write("""
                insert into delivery_target (id, service, environment, tool, job, git_ref, parameters, wait_time, secret, version,
                    updated_at, updated_by)
                values (:id, :service, :environment, :tool, :job, :ref, :parameters, :wait, :secret, 1, :now, :by)""", target, by);
    }

    /** @return false when somebody else changed it since {@code target.version()} */
    boolean change(Target target, String by) {
        return write("""
                update delivery_target set service = :service, environment = :environment, tool = :tool, job = :job,
                    git_ref = :ref, parameters = :parameters, wait_time = :wait, secret = :secret, version = version + 1,
                    updated_at = :now, updated_by = :by
                 where id = :id and version = :version""", target, by) > 0;
    }

    private int write(String sql, Target target, String by) {
        return jdbc.sql(sql)
                .param("id", target.id())
                .param("service", target.service())
                .param("environment", target.environment())
                .param("tool", target.tool())
                .param("job", target.job())
                .param("ref", target.ref())
                .param("parameters", json.write(target.parameters()))
                .param("wait", target.within().toString())
                .param("secret", sealed(target))
                .param("version", target.version())
                .param("now", Timestamps.column(clock.instant()))
                .param("by", by)
                .update();
    }

    private @Nullable String sealed(Target target) {
        return target.secret() == null ? null : json.write(secrets.seal(CONTEXT + target.id(), target.secret()));
    }

    void remove(String id) {
        jdbc.sql("delete from delivery_target where id = ?").param(id).update();
    }

    private Target read(ResultSet row, int number) throws SQLException {
        var parameters = new LinkedHashMap<String, String>();
        json.readMap(row.getString("parameters")).forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        var id = row.getString("id");
        var secret = row.getString("secret");
        return new Target(
                id,
                row.getString("service"),
                row.getString("environment"),
                row.getString("tool"),
                row.getString("job"),
                row.getString("git_ref"),
                parameters,
                Duration.parse(row.getString("wait_time")),
                secret == null ? null : secrets.open(CONTEXT + id, json.readMap(secret)),
                row.getInt("version"));
    }
}
