package io.baton.server;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The server as an operator runs it: a process of its own on PostgreSQL, jobs running, to be killed at any moment. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> settings;
    private final Path home;
    private final int port;
    private final int managementPort;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private @Nullable Process process;

    /** @param more settings of the virtual machine, such as {@code -Xmx1g}; the last of two counts */
    public ServerProcess(EmbeddedPostgres database, Path home, String... more) {
        this(
                home,
                more,
                "-Dspring.profiles.active=demo",
                "-Dspring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                "-Dspring.datasource.username=postgres",
                "-Dspring.datasource.password=postgres");
    }

    ServerProcess(Path home, String... settings) {
        this(home, settings, new String[0]);
    }

    private ServerProcess(Path home, String[] more, String... settings) {
        this.settings =
                Stream.concat(Arrays.stream(settings), Arrays.stream(more)).toList();
        this.home = home;
        this.port = freePort();
        this.managementPort = freePort();
    }

    /** Starts the server and waits until it answers. */
    public void start() throws IOException {
        var log = home.resolve("server.log").toFile();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "-Dserver.port=" + port,
                "-Dmanagement.server.port=" + managementPort,
                // A killed server's jobs rest until their lock runs out; the default minute is long for a test.
                "-Dcamunda.bpm.job-execution.lock-time-in-millis=8000"));
        command.addAll(settings);
        command.add("io.baton.BatonServer");
        var started = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        process = started;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            if (!started.isAlive()) {
                throw new AssertionError("The server ended:\n" + Files.readString(log.toPath()));
            }
            return answers();
        });
    }

    /** Absolute, because the server runs in a directory of its own. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    public int port() {
        return port;
    }

    /** What monitoring reads, such as {@code jvm_threads_live_threads}; the sum of all that begin so. */
    public double measured(String name) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/actuator/prometheus"));
        return http.send(request.build(), BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Ends the process at once, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    HttpResponse<String> send(String person, String method, String path, @Nullable Object body, String... headers)
            throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
        return http.send(request("Basic " + login, method, path, body, headers), BodyHandlers.ofString());
    }

    /** A call of a machine; it may take long. */
    public CompletableFuture<HttpResponse<String>> sendWith(
            String token, String method, String path, @Nullable Object body, String... headers) {
        return http.sendAsync(request("Bearer " + token, method, path, body, headers), BodyHandlers.ofString());
    }

    private HttpRequest request(
            String authorization, String method, String path, @Nullable Object body, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", authorization)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            return (headers.length == 0 ? request : request.headers(headers)).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode get(String person, String path) {
        return json(person, "GET", path, null);
    }

    public JsonNode post(String person, String path, @Nullable Object body) {
        return json(person, "POST", path, body);
    }

    /** Orders something, also where the same person has an open request for the same; gives the key. */
    String order(String person, String item, Map<String, Object> fields) {
        var body = new HashMap<String, Object>(Map.of("itemId", item, "fields", fields));
        try {
            var answer = send(person, "POST", "/api/requests", body);
            if (answer.statusCode() == 201) {
                return JSON.readTree(answer.body()).path("key").asText();
            }
            body.put(
                    "inAdditionTo",
                    JSON.readTree(answer.body()).path("duplicateOf").asText());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("The order of " + item + " failed", e);
        }
        return post(person, "/api/requests", body).path("key").asText();
    }

    private JsonNode json(String person, String method, String path, @Nullable Object body) {
        try {
            var answer = send(person, method, path, body);
            if (answer.statusCode() >= 300) {
                throw new AssertionError(
                        method + " " + path + " as " + person + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path + " failed", e);
        }
    }

    /** Waits until a task at the node is open and completes it as the person. */
    void complete(String person, String ticket, String node, Map<String, Object> variables) {
        completeTask(person, ticket, awaitTask(person, ticket, node, step -> true), variables);
    }

    /** The same for one task of the plan, whose key ends like this. */
    void completeOf(String person, String ticket, String plannedTask, String node, Map<String, Object> variables) {
        var task = awaitTask(
                person, ticket, node, step -> step.path("taskKey").asText().endsWith("-" + plannedTask));
        completeTask(person, ticket, task, variables);
    }

    /** Waits until the person is asked to vote; returns the id of the task. */
    public String awaitVote(String person, String ticket) {
        return awaitTask(
                person,
                ticket,
                "Task_ApproveRequest",
                step -> step.path("assignee").asText().equals(person));
    }

    private void completeTask(String person, String ticket, String task, Map<String, Object> variables) {
        post(person, "/api/tickets/" + ticket + "/tasks/" + task + "/complete", Map.of("variables", variables));
    }

    /** Waits until the person is asked to vote and agrees. */
    public void agree(String person, String ticket) {
        completeTask(person, ticket, awaitVote(person, ticket), Map.of("approved", true));
    }

    private String awaitTask(String person, String ticket, String node, Predicate<JsonNode> which) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> openTask(person, ticket, node, which), task -> !task.isEmpty());
    }

    void awaitState(String person, String ticket, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(person, "/api/tickets/" + ticket).path("state").asText(), state::equals);
    }

    private String openTask(String person, String ticket, String node, Predicate<JsonNode> which)
            throws IOException, InterruptedException {
        var answer = send(person, "GET", "/api/tickets/" + ticket + "/steps", null);
        if (answer.statusCode() != 200) {
            return ""; // a team sees a ticket once its work is offered to it
        }
        for (var task : JSON.readTree(answer.body())) {
            var open =
                    !List.of("CLOSED", "CANCELLED").contains(task.path("state").asText());
            if (open && task.path("nodeId").asText().equals(node) && which.test(task)) {
                return task.path("id").asText();
            }
        }
        return "";
    }

    /** Waits until it no longer answers and then does again. */
    void awaitRestart() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> !answers());
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(this::answers);
    }

    private boolean answers() {
        try {
            return send("requester", "GET", "/api/me", null).statusCode() == 200;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError("No free port", e);
        }
    }
}
