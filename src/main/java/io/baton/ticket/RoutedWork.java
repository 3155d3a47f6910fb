package io.baton.ticket;

import io.baton.platform.Json;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the rules of {@code routing.dmn} sent work, and how long it waited there until somebody took it. */
@Component
public class RoutedWork {

    private static final Route UNKNOWN = new Route("none", "No rule routed it.", "", Set.of());

    /**
     * What a rule of the table answered.
     *
     * @param reason what the rule says in words
     * @param skills tags that whoever takes the work should have
     */
    public record Route(String rule, String reason, String group, Set<String> skills) {}

    /**
     * A piece of work that waits, or waited, to be accepted.
     *
     * @param acceptedAt null while nobody has
     */
    public record Offer(
            String ticketKey,
            Route route,
            String group,
            Instant offeredAt,
            @Nullable Instant acceptedAt) {}

    private final JdbcClient db;
    private final Json json;

    RoutedWork(JdbcClient db, Json json) {
        this.db = db;
        this.json = json;
    }

    /** Work offered in the period; what was withdrawn before anybody took it is left out. */
    public List<Offer> offered(Instant from, Instant to) {
        var known = new HashMap<String, Route>();
        return db.sql("""
                        select t.ticket_key, t.task_groups, t.created_at, t.finished_at, d.rules
                        from ticket_task t
                        left join ticket_decision d on d.position = (select max(r.position) from ticket_decision r
                            where r.ticket_key = t.ticket_key and r.decision = 'routing' and r.at <= t.created_at)
                        where t.node_id = ? and t.state <> 'CANCELLED'
                            and t.created_at >= ? and t.created_at < ?
                        """)
                .params(WorkSteps.ACCEPT.node(), Timestamps.column(from), Timestamps.column(to))
                .query((row, n) -> offer(row, known))
                .list();
    }

    private Offer offer(ResultSet row, Map<String, Route> known) throws SQLException {
        var rules = row.getString("rules");
        return new Offer(
                row.getString("ticket_key"),
                rules == null ? UNKNOWN : known.computeIfAbsent(rules, this::route),
                row.getString("task_groups"),
                Timestamps.read(row, "created_at"),
                Timestamps.readNullable(row, "finished_at"));
    }

    /** How many tickets each rule sent somewhere in the period. */
    public Map<Route, Integer> routed(Instant from, Instant to) {
        var known = new HashMap<String, Route>();
        return db
                .sql("select distinct ticket_key, rules from ticket_decision"
                        + " where decision = 'routing' and at >= ? and at < ?")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query((row, n) -> known.computeIfAbsent(row.getString("rules"), this::route))
                .list()
                .stream()
                .collect(Collectors.toMap(route -> route, route -> 1, Integer::sum));
    }

    /** The latest answer by which a ticket came to a team, or the latest of all if none says so. */
    public Optional<Route> whichSentTo(String group, String ticketKey) {
        var routes = db
                .sql("select rules from ticket_decision where ticket_key = ? and decision = 'routing'"
                        + " order by position desc")
                .param(ticketKey)
                .query(String.class)
                .list()
                .stream()
                .map(this::route)
                .toList();
        return routes.stream()
                .filter(route -> route.group().equals(group))
                .findFirst()
                .or(() -> routes.stream().findFirst());
    }

    private Route route(String rules) {
        return json.readRows(rules).stream().findFirst().map(RoutedWork::route).orElse(UNKNOWN);
    }

    private static Route route(Map<String, Object> rule) {
        var outputs = rule.get("outputs") instanceof Map<?, ?> map ? map : Map.of();
        return new Route(
                String.valueOf(rule.get("id")),
                String.valueOf(rule.get("reason")),
                text(outputs.get("assignedGroup")),
                Arrays.stream(text(outputs.get("skills")).split(","))
                        .map(String::strip)
                        .filter(skill -> !skill.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static String text(@Nullable Object value) {
        return value == null || "null".equals(value) ? "" : value.toString();
    }
}
