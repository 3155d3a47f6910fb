package io.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Browser;
import io.baton.server.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of pipelines, each with a token of its own, wait at a server with one gigabyte of heap for the same vote, and all
 * are let go by it. Prints how long after the vote they know, for {@code src/docs/performance.md}.
 */
class WaitersBenchmark {

    private static final int WAITERS = Integer.getInteger("baton.bench.waiters", 4000);
    private static final String SERVICE = "svc-intranet";
    private static final String PIPELINES = "/api/gate/v1/pipelines";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();

    @TempDir
    private Path home;

    /** @param at of {@link System#nanoTime} */
    private record Told(int status, long at) {}

    @Test
    void allAreLetGoByOneVote() throws Exception {
        try (var database = EmbeddedPostgres.start();
                var server = new ServerProcess(database, home, "-Xmx1g", "-XX:TieredStopAtLevel=4")) {
            server.start();
            var tokens = pipelines(server);
            for (int round = 1; round <= 3; round++) {
                print("## round " + round);
                round(server, tokens);
            }
        }
        lines.forEach(System.out::println);
    }

    private void round(ServerProcess server, List<String> tokens) throws Exception {
        var change = server.post(
                        "agent",
                        "/api/changes",
                        Map.of(
                                "type", "EMERGENCY",
                                "title", "Intranet pages",
                                "service", SERVICE,
                                "environment", "production",
                                "version", "5.3",
                                "reason", "Pages are slow."))
                .path("key")
                .asText();
        var task = server.awaitVote("commander", change);
        var path = "/api/gate/v1/check?service=" + SERVICE + "&environment=production&change=" + change;
        var began = System.nanoTime();
        var waiting = tokens.stream()
                .map(token -> server.sendWith(token, "GET", path, null, "Prefer", "wait=55"))
                .map(answer -> answer.thenApply(said -> new Told(said.statusCode(), System.nanoTime())))
                .toList();
        while (server.measured("baton_gate_waiting") < WAITERS) {
            assertThat(System.nanoTime() - began).as("all wait in time").isLessThan(TimeUnit.SECONDS.toNanos(45));
            TimeUnit.MILLISECONDS.sleep(200);
        }
        print(String.format(
                Locale.ROOT,
                "%d wait after %.1f s; %.0f threads, %.0f MiB of heap in use, %.0f of it old",
                WAITERS,
                (System.nanoTime() - began) / 1e9,
                server.measured("jvm_threads_live_threads"),
                server.measured("jvm_memory_used_bytes{area=\"heap\"") / 1048576,
                server.measured("jvm_memory_used_bytes{area=\"heap\",id=\"G1 Old Gen\"") / 1048576));

        server.post(
                "commander",
                "/api/tickets/" + change + "/tasks/" + task + "/complete",
                Map.of("variables", Map.of("approved", true)));
        var voted = System.nanoTime();
        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
        var told = new ArrayList<Double>();
        for (var one : waiting) {
            assertThat(one.get().status()).isEqualTo(200);
            told.add((one.get().at() - voted) / 1e6);
        }
        told.sort(null);
        print(String.format(
                Locale.ROOT,
                "told after the vote: first %.0f ms, p50 %.0f ms, p99 %.0f ms, last %.0f ms",
                told.get(0),
                told.get(told.size() / 2),
                told.get(told.size() * 99 / 100),
                told.get(told.size() - 1)));
    }

    /** One for each who waits, made as an administrator makes them. */
    private static List<String> pipelines(ServerProcess server) throws Exception {
        var admin = Browser.signedIn(server.port(), "admin", "demo");
        var csrf =
                JSON.readTree(admin.open("/api/me/csrf").body()).path("token").asText();
        var pool = Executors.newFixedThreadPool(4);
        try {
            var tokens = new ArrayList<String>();
            for (var made : pool.invokeAll(IntStream.range(0, WAITERS)
                    .mapToObj(number -> (Callable<String>) () -> pipeline(admin, csrf, "ci-" + number))
                    .toList())) {
                tokens.add(made.get());
            }
            return tokens;
        } finally {
            pool.shutdown();
        }
    }

    private static String pipeline(Browser admin, String csrf, String id) throws IOException {
        var scope = Map.of("service", SERVICE, "environment", "production", "verbs", List.of("CHECK"));
        make(admin, csrf, PIPELINES, Map.of("id", id, "name", id, "scopes", List.of(scope)));
        return make(admin, csrf, PIPELINES + "/" + id + "/tokens", Map.of("expiresInDays", 1))
                .path("secret")
                .asText();
    }

    private static JsonNode make(Browser admin, String csrf, String path, Object body) throws IOException {
        var answer = admin.post(path, JSON.writeValueAsString(body), "X-CSRF-TOKEN", csrf);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private void print(String line) {
        lines.add(line);
        System.out.println(line);
    }
}
