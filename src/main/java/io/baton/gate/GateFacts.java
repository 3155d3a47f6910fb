package io.baton.gate;

import io.baton.deployment.PermitState;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
                   c.title as closed_title, c.starts_at, c.ends_at, x.other_key, x.other_kind, x.other_risk, x.other_from,
                   x.other_until, x.busy_until, x.at_item, x.hops
              from (select
                      (select coalesce(sum(epoch), 0) from gate_scope where environment in ('*', :environment)) as epoch,
                      case when exists (select 1 from cmdb_ci where id = :service)
                             or exists (select 1 from gate_permit where service = :service)
                             or not exists (select 1 from cmdb_ci) then 1 else 0 end as known,
                      (select count(*) from gate_grant where service = :service and environment = :environment
                              and state = 'ACTIVE' and expires_at > :at) as running,
                      (select min(expires_at) from gate_grant where service = :service and environment = :environment
                              and state = 'ACTIVE' and expires_at > :at) as running_until) e
              left join (select g.*, row_number() over (order by g.changed_at desc, g.change_key) as place,
                           (select count(*) from gate_grant r where r.change_key = g.change_key
                                   and r.run_system = :system and r.run_id = :run and r.run_attempt = :attempt) as replays
                           from gate_permit g
                          where %1$s
                          order by g.changed_at desc, g.change_key fetch first 20 rows only) p on 1 = 1
              left join (select o.*, row_number() over (partition by o.mine order by o.hops, o.other_key) as turn
                           from (%2$s) o) x on x.mine = p.change_key and x.turn <= 20
              left join (select * from closed_time t
                          where t.ends_at > :at and (t.environment is null or t.environment = :environment)
                            and (t.service is null or t.service = :service)
                          order by t.starts_at fetch first 50 rows only) c
                     on coalesce(p.place, 1) = 1 and coalesce(x.turn, 1) = 1
            """;

    /** Other changes that run or may run now on what the change touches or near it, and grave incidents there. */
    private static final String AROUND = """
            select r.change_key as mine, 'CHANGE' as other_kind, a.change_key as other_key, a.risk as other_risk,
                   a.opens_at as other_from, a.closes_at as other_until, min(r.item) as at_item, min(r.hops) as hops,
                   (select max(w.expires_at) from gate_grant w where w.change_key = a.change_key and w.state = 'ACTIVE'
                           and w.expires_at > :at) as busy_until
              from gate_reach r
              join gate_reach n on n.item = r.item and n.hops = 0 and n.change_key <> r.change_key
              join gate_permit a on a.change_key = n.change_key
             where r.change_key in (select g.change_key from gate_permit g where %1$s)
               and a.environment = :environment
               and a.state in ('APPROVED', 'IMPLEMENTING')
               and ((a.opens_at <= :at and a.closes_at > :at)
                    or exists (select 1 from gate_grant w where w.change_key = a.change_key and w.state = 'ACTIVE'
                               and w.expires_at > :at))
             group by r.change_key, a.change_key, a.risk, a.opens_at, a.closes_at
            union all
            select r.change_key, 'INCIDENT', t.ticket_key, t.priority, null, null, min(r.item), min(r.hops), null
              from gate_reach r
              join ticket t on t.ci_id = r.item
             where r.change_key in (select g.change_key from gate_permit g where %1$s)
               and r.hops <= 1 and t.kind in ('INCIDENT', 'FAILED_CHANGE') and t.priority in ('P1', 'P2')
               and t.state in ('PENDING', 'IN_PROGRESS', 'ON_HOLD')
               and not exists (select 1 from ticket_link l where l.ticket_key = r.change_key and l.other_key = t.ticket_key)
               and not exists (select 1 from ticket_link l where l.ticket_key = t.ticket_key and l.other_key = r.change_key)
             group by r.change_key, t.ticket_key, t.priority
            """;

    private static final String NAMED = statement("g.change_key = :change");
    private static final String FITTING = statement("g.service = :service and g.environment = :environment"
            + " and g.state in ('DRAFT', 'IN_APPROVAL', 'APPROVED', 'IMPLEMENTING')");

    private final JdbcClient jdbc;

    GateFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String statement(String asked) {
        return FACTS.formatted(asked, AROUND.formatted(asked));
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
        var around = new LinkedHashMap<String, List<Facts.Around>>();
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
            if (row.getString("other_key") != null) {
                var others = around.computeIfAbsent(row.getString("change_key"), key -> new ArrayList<>());
                var other = around(row);
                if (others.stream().noneMatch(it -> it.key().equals(other.key()))) {
                    others.add(other);
                }
            }
            if (row.getString("closed_id") != null) {
                var time = closed(row);
                closed.put(time.id(), time);
            }
        }
        return new Facts(
                epoch,
                known,
                running,
                runningUntil,
                List.copyOf(permits.values()),
                List.copyOf(closed.values()),
                around);
    }

    private static Facts.Kept permit(ResultSet row) throws SQLException {
        return new Facts.Kept(
                row.getString("change_key"),
                row.getString("change_type"),
                state(row.getString("state")),
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

    private static Facts.Around around(ResultSet row) throws SQLException {
        return new Facts.Around(
                row.getString("other_key"),
                row.getString("other_kind"),
                row.getString("other_risk"),
                Timestamps.readNullable(row, "other_from"),
                Timestamps.readNullable(row, "other_until"),
                Timestamps.readNullable(row, "busy_until"),
                row.getString("at_item"),
                row.getInt("hops"));
    }

    /** A state of a later version than this server's is not open: nothing can be decided. */
    private static PermitState state(String name) throws SQLException {
        try {
            return PermitState.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new SQLException("No state of a permit: " + name, e);
        }
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
