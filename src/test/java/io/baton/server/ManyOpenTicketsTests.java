package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.awaitility.Awaitility.await;

import io.baton.Capability;
import io.baton.bench.ManyTickets;
import io.baton.bench.OpenTickets;
import io.baton.bench.OpenTickets.Move;
import io.baton.bench.Plan;
import io.baton.bench.WatchedServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two thousand open tickets on PostgreSQL, each as the product wrote it: nothing that runs by itself looks at all of
 * them, a priority is moved as if there were few, and when the server dies while they all near their target nobody is
 * forgotten and nobody told twice.
 */
@TestMethodOrder(OrderAnnotation.class)
class ManyOpenTicketsTests {

    private static final int MANY = 2_000;

    /** What one search may look at, whatever number of tickets is open. */
    private static final int FEW_ROWS = MANY / 10;

    private static final int MOVES = 4;

    @TempDir
    static Path home;

    private static EmbeddedPostgres database;
    private static WatchedServer server;
    private static OpenTickets desk;
    private static JdbcTemplate db;
    private static List<Move> movesAmongFew;

    @BeforeAll
    static void openManyTickets() throws Exception {
        database = EmbeddedPostgres.start();
        server = new WatchedServer(database, home);
        desk = new OpenTickets(server, database);
        db = new JdbcTemplate(database.getPostgresDatabase());
        movesAmongFew = moves();
        var real = desk.fault("MEDIUM", "HIGH");
        var many = desk.many(real, true);
        many.copy(1, MANY - 1);
        assertThat(many.shape(many.key(MANY - 1)))
                .as("a copy is filled like what the product wrote")
                .isEqualTo(many.shape(desk.fault("MEDIUM", "HIGH")));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        database.close();
    }

    @Test
    @Order(1)
    void eachClockHasOneTimer() {
        assertThat(count("select count(*) from sla_clock where next_at is not null"))
                .isGreaterThanOrEqualTo(2L * MANY);
        assertThat(clocksWithoutTheirTimer()).isZero();
        assertThat(count("select count(*) from act_ru_job where process_def_key_ = 'sla-watch'"))
                .isEqualTo(count("select count(*) from sla_clock where next_at is not null"));
    }

    @Test
    @Order(2)
    void nothingThatRunsByItselfLooksAtAllOpenTickets() {
        desk.rounds().forEach((name, round) -> assertFewRows(name, round.plans()));
    }

    @Test
    @Order(3)
    @Capability("W5.3")
    void priorityIsMovedAmongManyTicketsAsAmongFew() {
        var moves = moves();

        assertThat(fewestStatements(moves))
                .as("statements")
                .isCloseTo(fewestStatements(movesAmongFew), withPercentage(3));
        assertFewRows("move", desk.plans(moves.get(0).asked()));
    }

    @Test
    @Order(4)
    @Capability("T5.3")
    void thresholdsThatFallDueWhileTheServerIsKilledAreAllToldOnceWithTheirLag() throws Exception {
        server.close();
        letResponsesFallDueAt(Instant.now().plusSeconds(5));
        var due = dueClocks();
        assertThat(due).hasSizeGreaterThanOrEqualTo(MANY);

        try (var process = new ServerProcess(
                home,
                "-Dspring.profiles.active=demo",
                "-Dspring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                "-Dspring.datasource.username=postgres",
                "-Dspring.datasource.password=postgres",
                "-Dbaton.audit.generate-keys-in=" + home,
                "-Dbaton.audit.anchor-directory=" + home)) {
            process.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> told() > MANY / 4);
            process.kill();
            assertThat(told()).as("told when the server was killed").isLessThan(MANY);
            process.start();
            await().atMost(Duration.ofMinutes(4)).until(() -> told() >= due.size() && watchesAtWork() == 0);
        }

        assertThat(db.queryForList("select clock_id from sla_event where percent = 80", String.class))
                .as("clocks of which 80 percent was told")
                .containsExactlyInAnyOrderElementsOf(due);
        assertThat(count("select count(*) from sla_event where percent <> 80")).isZero();
        assertThat(count("select count(*) from sla_event where lag_ms <= 0 or "
                        + "abs(lag_ms - 1000 * extract(epoch from fired_at - due_at)) > 1"))
                .as("thresholds without their lag")
                .isZero();
        assertThat(toldTo("select about from notification_outbox where event = 'SLA_WARNING' and recipient = 'lead'"))
                .as("tickets about which the lead has a mail")
                .containsExactlyInAnyOrderElementsOf(ticketsOf(due));
        assertThat(toldTo("select ticket_key from ticket_timeline where kind = 'SLA'"))
                .containsExactlyInAnyOrderElementsOf(ticketsOf(due));
        assertThat(clocksWithoutTheirTimer()).as("clocks nobody watches").isZero();
        assertThat(count("select count(*) from act_ru_job where retries_ = 0")).isZero();
        assertThat(count("select count(*) from act_ru_incident")).isZero();
    }

    private static void assertFewRows(String who, Collection<Plan> plans) {
        for (var plan : plans) {
            // how many tasks are open nobody can say without counting them; monitoring does so once a minute
            if (plan.asked().sql().equals("select count(*) from ACT_RU_TASK")) {
                continue;
            }
            assertThat(plan.scans())
                    .as(who + ": " + plan.asked().sql())
                    .filteredOn(scan -> ManyTickets.openTables().contains(scan.table()))
                    .allSatisfy(scan -> {
                        assertThat(scan.rows()).isLessThan(FEW_ROWS);
                        assertThat(scan.isSequential()).isFalse();
                    });
        }
    }

    private static List<Move> moves() {
        return IntStream.range(0, MOVES)
                .mapToObj(number -> desk.movePriority(desk.fault()))
                .toList();
    }

    private static int fewestStatements(List<Move> moves) {
        return moves.stream().mapToInt(Move::statements).min().orElseThrow();
    }

    /** As if all tickets had been opened together so long ago that 80 percent of the time to answer ends at this moment. */
    private static void letResponsesFallDueAt(Instant moment) {
        var due = Objects.requireNonNull(db.queryForObject(
                "select max(next_at) from sla_clock where kind = 'RESPONSE' and priority = 'P2'", Timestamp.class));
        var by = "interval '" + Duration.between(moment, due.toInstant()).toMillis() + " milliseconds'";
        var those = " in (select ticket_key from sla_clock where kind = 'RESPONSE' and priority = 'P2')";
        var clocks = " in (select id from sla_clock where ticket_key" + those + ")";
        db.update("update act_ru_job set duedate_ = duedate_ - " + by
                + " where process_instance_id_ in (select watch_id from sla_clock where ticket_key" + those + ")");
        db.update("update sla_segment set from_at = from_at - " + by + ", due_at = due_at - " + by + " where clock_id"
                + clocks);
        db.update("update sla_clock set opened_at = opened_at - " + by + ", ended_at = ended_at - " + by
                + ", planned_at = planned_at - " + by + ", next_at = next_at - " + by + ", due_at = due_at - " + by
                + " where ticket_key" + those);
    }

    private static List<String> dueClocks() {
        return db.queryForList(
                "select id from sla_clock where kind = 'RESPONSE' and priority = 'P2' and next_percent = 80 and next_at < ?",
                String.class,
                Timestamp.from(Instant.now().plusSeconds(10)));
    }

    private static List<String> ticketsOf(List<String> clocks) {
        return clocks.stream()
                .map(id -> db.queryForObject("select ticket_key from sla_clock where id = ?", String.class, id))
                .toList();
    }

    private static List<String> toldTo(String sql) {
        return db.queryForList(sql, String.class);
    }

    private static long clocksWithoutTheirTimer() {
        return count("""
                select count(*) from sla_clock c where next_at is not null and not exists (
                  select 1 from act_ru_job j where j.process_instance_id_ = c.watch_id and j.type_ = 'timer'
                     and j.duedate_ = date_trunc('milliseconds', c.next_at at time zone 'UTC'))""");
    }

    private static long told() {
        return count("select count(*) from sla_event where percent = 80");
    }

    private static long watchesAtWork() {
        return count("select count(*) from act_ru_job where process_def_key_ = 'sla-watch' and type_ = 'message'");
    }

    private static long count(String sql) {
        return Objects.requireNonNullElse(db.queryForObject(sql, Long.class), 0L);
    }
}
