package io.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * How many questions a second the gate answers among 100,000 changes, next to an endpoint of the same server that signs its
 * caller in and reads one row, and next to what a pipeline would ask an engine without a gate. All of it in one run and in
 * turns, so that the ratios stand whatever else the machine does. Prints tables for {@code src/docs/performance.md}.
 */
class GateBenchmark {

    private static final int CHANGES = 100_000;
    private static final int TURNS = 7;
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final List<Integer> CLIENTS = List.of(1, 16);
    private static final String SERVICE = "svc-intranet";

    /** One row by its key, and nothing else. */
    static class Bare {

        @Bean
        RouterFunction<ServerResponse> row(JdbcClient jdbc) {
            return RouterFunctions.route()
                    .GET(
                            "/api/gate/v1/bare",
                            request -> ServerResponse.ok()
                                    .body(jdbc.sql(
                                                    "select change_key, state, service, environment, risk from gate_permit"
                                                            + " where change_key = ?")
                                            .param(request.param("change").orElseThrow())
                                            .query()
                                            .singleRow()))
                    .build();
        }
    }

    private record Turn(double perSecond, List<Double> millis) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> lines = new ArrayList<>();

    @TempDir
    private Path home;

    @Test
    void questionsASecond() throws Exception {
        try (var database = EmbeddedPostgres.start();
                var server = new WatchedServer(
                        database,
                        home,
                        new Class<?>[] {Bare.class},
                        "--baton.gate.checks-per-second=1000000",
                        "--baton.gate.check-burst=1000000",
                        "--camunda.bpm.process-engine-name=default")) {
            var change = open(server);
            copy(new JdbcTemplate(database.getPostgresDatabase()), change);
            var pipeline = pipeline(server);
            var engine = owner(server);
            var questions = new LinkedHashMap<String, HttpRequest>();
            questions.put("one row", ask(server, pipeline, "/api/gate/v1/bare?change=" + change));
            questions.put(
                    "gate",
                    ask(
                            server,
                            pipeline,
                            "/api/gate/v1/check?service=" + SERVICE + "&environment=production&change=" + change));
            questions.put("engine's REST", ask(server, engine, "/engine-rest/process-instance?businessKey=" + change));
            for (int clients : CLIENTS) {
                compare(clients, questions);
            }
        }
        lines.forEach(System.out::println);
    }

    private void compare(int clients, Map<String, HttpRequest> questions) throws Exception {
        questions.values().forEach(question -> run(clients, question));
        var turns = new LinkedHashMap<String, List<Turn>>();
        for (int i = 0; i < TURNS; i++) {
            questions.forEach((name, question) ->
                    turns.computeIfAbsent(name, any -> new ArrayList<>()).add(run(clients, question)));
        }
        var bare = perSecond(turns.get("one row"));
        print("## " + clients + " at once");
        turns.forEach((name, all) -> {
            var millis = all.stream()
                    .flatMap(turn -> turn.millis().stream())
                    .sorted()
                    .toList();
            print(String.format(
                    Locale.ROOT,
                    "%-14s %6.0f a second, %.2f of one row, p50 %.2f ms, p99 %.2f ms",
                    name,
                    perSecond(all),
                    perSecond(all) / bare,
                    millis.get(millis.size() / 2),
                    millis.get(millis.size() * 99 / 100)));
        });
        print(String.format(
                Locale.ROOT,
                "gate / engine's REST: %.2f",
                perSecond(turns.get("gate")) / perSecond(turns.get("engine's REST"))));
    }

    private static double perSecond(List<Turn> turns) {
        return turns.stream()
                .map(Turn::perSecond)
                .sorted()
                .skip(turns.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private Turn run(int clients, HttpRequest question) {
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var began = System.nanoTime();
            var end = began + TURN.toNanos();
            Callable<List<Double>> asking = () -> {
                var millis = new ArrayList<Double>();
                while (System.nanoTime() < end) {
                    var sent = System.nanoTime();
                    var answer = http.send(question, BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    millis.add((System.nanoTime() - sent) / 1e6);
                }
                return millis;
            };
            var millis = new ArrayList<Double>();
            for (var asked : pool.invokeAll(
                    IntStream.range(0, clients).mapToObj(i -> asking).toList())) {
                millis.addAll(asked.get());
            }
            return new Turn(millis.size() / ((System.nanoTime() - began) / 1e9), millis);
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdown();
        }
    }

    /** A change that lets through at once. */
    private static String open(WatchedServer server) {
        return server.post(
                        "change-manager",
                        "/api/gate/v1/break-glass",
                        Map.of(
                                "service",
                                SERVICE,
                                "environment",
                                "production",
                                "reason",
                                "The benchmark asks about it.",
                                "incident",
                                "INC-2026-000001"))
                .path("change")
                .asText();
    }

    /** As many more of other services. */
    private static void copy(JdbcTemplate db, String change) {
        var columns = String.join(
                ", ",
                db.queryForList(
                        "select column_name from information_schema.columns where table_name = 'gate_permit'"
                                + " and column_name not in ('change_key', 'service')",
                        String.class));
        db.update(
                "insert into gate_permit (change_key, service, " + columns
                        + ") select 'CHG-X-' || n, 'svc-' || n % 2000, " + columns
                        + " from gate_permit, generate_series(1, ?) n where change_key = ?",
                CHANGES,
                change);
        db.execute("analyze gate_permit");
    }

    private static String pipeline(WatchedServer server) {
        var id = "ci-" + UUID.randomUUID().toString().substring(0, 8);
        server.post(
                "admin",
                "/api/gate/v1/pipelines",
                Map.of(
                        "id", id,
                        "name", id,
                        "scopes", List.of(Map.of("service", SERVICE, "environment", "*", "verbs", List.of("CHECK")))));
        return token(server, id, "gate:read");
    }

    /** Somebody who may look into the engine. */
    private static String owner(WatchedServer server) {
        var body = Map.of("name", "bench", "scopes", List.of("engine-rest:read"), "expiresInDays", 1);
        return server.post("process-owner", "/api/me/tokens", body)
                .path("secret")
                .asText();
    }

    private static String token(WatchedServer server, String owner, String scope) {
        var body = Map.of("owner", owner, "name", "bench", "scopes", List.of(scope), "expiresInDays", 1);
        return server.post("admin", "/api/tokens", body).path("secret").asText();
    }

    private static HttpRequest ask(WatchedServer server, String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMinutes(1))
                .build();
    }

    private void print(String line) {
        lines.add(line);
        System.out.println(line);
    }
}
