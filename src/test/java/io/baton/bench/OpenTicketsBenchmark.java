package io.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What one more open ticket costs when there are many: the timers in the engine's table of jobs, the move of a priority,
 * and every round that runs by itself, with 1,000, 10,000 and 100,000 tickets open. Prints tables for
 * {@code src/docs/performance.md}.
 */
class OpenTicketsBenchmark {

    private static final List<Integer> SIZES = Stream.of(
                    System.getProperty("baton.bench.sizes", "1000,10000,100000").split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int MOVES = 9;

    private final List<String> lines = new ArrayList<>();

    @TempDir
    private Path home;

    @Test
    void costOfManyOpenTickets() throws Exception {
        try (var database = EmbeddedPostgres.builder()
                        .setServerConfig("shared_buffers", "1GB")
                        .setServerConfig("max_wal_size", "16GB")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("autovacuum", "off")
                        .start();
                var server = new WatchedServer(database, home)) {
            var desk = new OpenTickets(server, database);
            var many = desk.many(desk.fault(), false);
            var next = 1;
            for (int size : SIZES) {
                many.copy(next, size);
                next = size + 1;
                compare(many, desk.fault(), many.key(size));
                print("## " + size + " open tickets");
                timers(new JdbcTemplate(database.getPostgresDatabase()));
                moves(desk);
                rounds(desk);
            }
        }
        lines.forEach(System.out::println);
    }

    private static void compare(ManyTickets many, String real, String copy) {
        var written = many.shape(real);
        many.shape(copy).forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(written.get(table)));
    }

    private void timers(JdbcTemplate db) {
        var clocks = db.queryForObject(
                "select count(*) from sla_clock where ended_at is null and next_at is not null", Long.class);
        var timers = db.queryForObject(
                "select count(*) from act_ru_job where process_def_key_ = 'sla-watch' and type_ = 'timer'", Long.class);
        var jobs = db.queryForObject("select count(*) from act_ru_job", Long.class);
        print(clocks + " clocks with a threshold ahead, " + timers + " timers for them, " + jobs + " jobs in all");
    }

    private void moves(OpenTickets desk) {
        var millis = new ArrayList<Double>();
        var statements = new ArrayList<Integer>();
        for (int i = 0; i < MOVES; i++) {
            var move = desk.movePriority(desk.fault());
            millis.add(move.millis());
            statements.add(move.statements());
        }
        millis.sort(null);
        print("moving a priority: " + statements + " statements, " + text(millis.get(MOVES / 2)) + " ms (median of "
                + MOVES + ")");
    }

    private void rounds(OpenTickets desk) {
        for (var round : desk.rounds().entrySet()) {
            var cost = round.getValue();
            print("round " + round.getKey() + ": " + text(cost.millis()) + " ms, "
                    + cost.plans().size() + " searches, "
                    + cost.plans().stream().mapToLong(Plan::rows).sum() + " rows looked at");
            cost.plans().stream()
                    .filter(plan -> plan.rows() > 500 || plan.blocks() > 500)
                    .forEach(plan -> print("    " + text(plan.millis()) + " ms, " + plan.blocks() + " blocks, "
                            + plan.scans() + "\n      " + plan.asked().sql().replaceAll("\\s+", " ")));
        }
    }

    private void print(String line) {
        lines.add(line);
        System.out.println(line);
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
