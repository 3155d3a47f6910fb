package io.baton.bench;

import static org.awaitility.Awaitility.await;

import io.baton.bench.StatementWatch.Asked;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is done to open tickets, and what it costs. */
public final class OpenTickets {

    /** What runs by itself on threads of its own, and how its statements are known. */
    private static final Map<String, String> OWN_THREADS =
            Map.of("JobExecutor", "job acquisition", "postman", "outbox", "ledger-", "ledger");

    private static final int MOST_OF_A_TEXT = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** @param asked every statement, those of the automatic steps that follow included */
    public record Move(List<Asked> asked, double millis) {

        public int statements() {
            return asked.size();
        }
    }

    public record Round(double millis, List<Plan> plans) {}

    private final WatchedServer server;
    private final DataSource database;
    private final JdbcTemplate db;
    private int faults;

    public OpenTickets(WatchedServer server, EmbeddedPostgres database) {
        this.server = server;
        this.database = database.getPostgresDatabase();
        this.db = new JdbcTemplate(this.database);
    }

    public ManyTickets many(String key, boolean withHistory) throws SQLException {
        return new ManyTickets(database, key, withHistory);
    }

    /** Key of a fault of little urgency that was reported and waits for its team. */
    public String fault() {
        return fault("LOW", "LOW");
    }

    /** The same for an impact and urgency of {@code LOW}, {@code MEDIUM} or {@code HIGH}. */
    public String fault(String impact, String urgency) {
        var text = "The screen of device no. " + ++faults + " flickers";
        var key = server.post(
                        "requester",
                        "/api/intake",
                        Map.of("text", text, "intent", "BROKEN", "impact", impact, "urgency", urgency))
                .path("key")
                .asText();
        awaitRest(key);
        return key;
    }

    private void awaitRest(String key) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> !isBusy(key));
    }

    private boolean isBusy(String key) {
        return count(
                        "select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                                + " where e.business_key_ = ? and (j.type_ = 'message' or j.duedate_ <= localtimestamp)",
                        key)
                > 0;
    }

    /** Has a ticket served as more urgent than the tables say. */
    public Move movePriority(String key) {
        var former = clocks(key);
        var wish = Map.of(
                "value", "P3",
                "reason", "The fair begins tomorrow.",
                "evidence", "Mail of the board.",
                "expiresAt", Instant.now().plus(Duration.ofDays(5)).toString());
        var begun = System.nanoTime();
        var asked = server.during(() -> {
            server.post("lead", "/api/tickets/" + key + "/priority", wish);
            awaitRest(key);
        });
        var millis = (System.nanoTime() - begun) / 1e6;
        if (clocks(key).equals(former)) {
            throw new AssertionError("The clocks of " + key + " were not moved");
        }
        return new Move(
                asked.stream().filter(one -> !isBackground(one.thread())).toList(), millis);
    }

    private List<Map<String, Object>> clocks(String key) {
        return db.queryForList("select kind, due_at, next_at from sla_clock where ticket_key = ? order by id", key);
    }

    private static boolean isBackground(String thread) {
        return thread.startsWith("scheduling-") || OWN_THREADS.keySet().stream().anyMatch(thread::startsWith);
    }

    /** Everything that runs by itself, once each, with the plans of its searches. */
    public Map<String, Round> rounds() {
        var rounds = new LinkedHashMap<String, Round>();
        server.rounds().forEach((name, round) -> rounds.put(name, round(round)));
        rounds.put("monitoring", round(server::measure));
        ownThreads().forEach((thread, asked) -> rounds.put(thread, new Round(Double.NaN, plans(asked))));
        return rounds;
    }

    private Round round(Runnable work) {
        var begun = System.nanoTime();
        var here = Thread.currentThread().getName();
        var asked = server.during(work).stream()
                .filter(one -> one.thread().equals(here))
                .toList();
        return new Round((System.nanoTime() - begun) / 1e6, plans(asked));
    }

    private Map<String, List<Asked>> ownThreads() {
        server.watch().begin();
        await().atMost(PATIENCE).until(() -> ownThreads(server.watch().soFar()).size() == OWN_THREADS.size());
        return ownThreads(server.watch().end());
    }

    private static Map<String, List<Asked>> ownThreads(List<Asked> all) {
        return all.stream()
                .filter(one -> OWN_THREADS.keySet().stream().anyMatch(one.thread()::startsWith))
                .collect(Collectors.groupingBy(one -> OWN_THREADS.entrySet().stream()
                        .filter(thread -> one.thread().startsWith(thread.getKey()))
                        .findFirst()
                        .orElseThrow()
                        .getValue()));
    }

    /** How searches were carried out; of each text the one that looked at most. */
    public List<Plan> plans(List<Asked> asked) {
        return asked.stream().filter(Asked::isSearch).collect(Collectors.groupingBy(Asked::sql)).values().stream()
                .map(same -> same.stream()
                        .limit(MOST_OF_A_TEXT)
                        .map(one -> Plan.of(one, database))
                        .max(Comparator.comparingLong(Plan::rows))
                        .orElseThrow())
                .toList();
    }

    private long count(String sql, Object... values) {
        var counted = db.queryForObject(sql, Long.class, values);
        return counted == null ? 0 : counted;
    }
}
