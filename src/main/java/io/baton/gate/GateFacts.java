package io.baton.gate;

import io.baton.deployment.PermitState;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads all facts of a decision in one statement: nothing in it is older or younger than anything else, nothing is kept. */
@Component
class GateFacts {

    private static final String FACTS = """
            select e.epoch, e.known, e.running, e.running_until, p.*, c.id as closed_id, c.kind as closed_kind,
                   c.title as closed_title, c.starts_at, c.ends_at
              from (select
                      (select coalesce(sum(epoch), 0) from gate_scope where environment in ('*', :environment)) as epoch,
                      case when exists (select 1 from cmdb_ci where id = :service)
                             or exists (select 1 from gate_permit where service = :service)
                             or not exists (select 1 from cmdb_ci) then 1 else 0 end as known,
                      (select count(*) from gate_grant where service = :service and environment = :environment
                              and state = 'ACTIVE' and expires_at > :at) as running,
                      (select min(expires_at) from gate_grant where service = :service and environment = :environment
                              and state = 'ACTIVE' and expires_at > :at) as running_until) e
              left join (select g.*,
                           (select count(*) from gate_grant r where r.change_key = g.change_key
                                   and r.run_system = :system and r.run_id = :run and r.run_attempt = :attempt) as replays
                           from gate_permit g
                          where %s
                          order by g.changed_at desc fetch first 20 rows only) p on 1 = 1
              left join (select * from closed_time t
                          where t.ends_at > :at and (t.environment is null or t.environment = :environment)
                            and (t.service is null or t.service = :service)
                          order by t.starts_at fetch first 50 rows only) c on 1 = 1
            """;

    private static final String NAMED = FACTS.formatted("g.change_key = :change");
    private static final String FITTING = FACTS.formatted("g.service = :service and g.environment = :environment"
            + " and g.state in ('DRAFT', 'IN_APPROVAL', 'APPROVED', 'IMPLEMENTING')");

    private final JdbcClient jdbc;

    GateFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Facts read(Question question, Instant at) {
        var run = question.run();
        var asked = jdbc.sql(question.change() == null ? FITTING : NAMED)
                .param("service", question.what().service())
                .param("environment", question.what().environment())
                .param("at", Timestamps.column(at))
                .param("system", run == null ? "" : run.system())
                .param("run", run == null ? "" : run.id())
                .param("attempt", run == null ? 0 : run.attempt());
        if (question.change() != null) {
            asked = asked.param("change", question.change());
        }
        return asked.query(GateFacts::facts);
    }

    private static Facts facts(ResultSet row) throws SQLException {
        var permits = new LinkedHashMap<String, Facts.Kept>();
        var closed = new LinkedHashMap<String, Facts.Closed>();
        long epoch = 0;
        var known = false;
        int running = 0;
        @Nullable Instant runningUntil = null;
        while (row.next()) {
            epoch = row.getLong("epoch");
            known = row.getInt("known") == 1;
            running = row.getInt("running");
            runningUntil = Timestamps.readNullable(row, "running_until");
            if (row.getString("change_key") != null) {
                var permit = permit(row);
                permits.put(permit.changeKey(), permit);
            }
            if (row.getString("closed_id") != null) {
                var time = closed(row);
                closed.put(time.id(), time);
            }
        }
        return new Facts(
                epoch, known, running, runningUntil, List.copyOf(permits.values()), List.copyOf(closed.values()));
    }

    private static Facts.Kept permit(ResultSet row) throws SQLException {
        return new Facts.Kept(
                row.getString("change_key"),
                row.getString("change_type"),
                PermitState.valueOf(row.getString("state")),
                row.getString("service"),
                row.getString("environment"),
                row.getString("commit_id"),
                words(row.getString("digests")),
                Timestamps.readNullable(row, "opens_at"),
                Timestamps.readNullable(row, "closes_at"),
                row.getInt("uses"),
                row.getInt("used"),
                row.getString("content_hash"),
                row.getString("risk"),
                row.getString("owner"),
                row.getString("because"),
                row.getString("consents").equals("[]") ? 0 : 1,
                row.getInt("replays") > 0);
    }

    private static Facts.Closed closed(ResultSet row) throws SQLException {
        return new Facts.Closed(
                row.getString("closed_id"),
                row.getString("closed_kind"),
                row.getString("closed_title"),
                Timestamps.read(row, "starts_at"),
                Timestamps.read(row, "ends_at"));
    }

    static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
