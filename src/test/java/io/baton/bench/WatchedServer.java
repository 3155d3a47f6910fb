package io.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.BatonServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;

/** The whole server on PostgreSQL inside a test or benchmark, with its jobs and rounds running, and a look at its statements. */
public final class WatchedServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StatementWatch watch = new StatementWatch();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ServletWebServerApplicationContext context;

    /** @param keys where the keys of the ledger lie */
    public WatchedServer(EmbeddedPostgres database, Path keys) {
        this(database, keys, new Class<?>[0]);
    }

    /**
     * A server that offers more than usual.
     *
     * @param more what else is in it
     * @param settings such as {@code --baton.gate.waiters=10}
     */
    WatchedServer(EmbeddedPostgres database, Path keys, Class<?>[] more, String... settings) {
        var application = new SpringApplicationBuilder(BatonServer.class)
                .sources(more)
                .profiles("demo", "test")
                .initializers((ApplicationContextInitializer<ConfigurableApplicationContext>)
                        starting -> starting.getBeanFactory().addBeanPostProcessor(watch));
        context = (ServletWebServerApplicationContext) application.run(Stream.concat(
                        Stream.of(
                                        "--server.port=0",
                                        "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                                        "--spring.datasource.username=postgres",
                                        "--spring.datasource.password=postgres",
                                        "--baton.audit.generate-keys-in=" + keys,
                                        "--baton.audit.anchor-directory=" + keys,
                                        // engines of one process are told apart by their names
                                        "--camunda.bpm.process-engine-name=watched",
                                        "--camunda.bpm.job-execution.enabled=true",
                                        // and the web applications of one process belong to one engine only
                                        "--camunda.bpm.webapp.enabled=false",
                                        "--baton.notification.sending=true",
                                        // rounds that tests leave out are begun by hand
                                        "--baton.improvement.feedback-round=0 0 0 1 1 *",
                                        "--baton.governance.review-round=0 0 0 1 1 *",
                                        "--server.tomcat.accesslog.enabled=false")
                                .filter(usual -> Arrays.stream(settings)
                                        .noneMatch(own -> own.startsWith(usual.substring(0, usual.indexOf('=') + 1)))),
                        Arrays.stream(settings))
                .toArray(String[]::new));
    }

    public StatementWatch watch() {
        return watch;
    }

    /** Everything that runs every so often, by its name. */
    public Map<String, Runnable> rounds() {
        var rounds = new LinkedHashMap<String, Runnable>();
        context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(ScheduledTask::getTask)
                .forEach(task -> rounds.put(name(task), task.getRunnable()));
        return rounds;
    }

    private static String name(Task task) {
        var round = task.toString();
        return round.startsWith("io.baton.")
                ? round.substring(round.lastIndexOf('.', round.lastIndexOf('.') - 1) + 1)
                : round;
    }

    /** What monitoring does when it looks. */
    public void measure() {
        context.getBean(MeterRegistry.class)
                .getMeters()
                .forEach(meter -> meter.measure().forEach(one -> one.getValue()));
    }

    int port() {
        return context.getWebServer().getPort();
    }

    public JsonNode post(String person, String path, Map<String, ?> body) {
        var login = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                    .timeout(Duration.ofMinutes(2))
                    .header("Authorization", "Basic " + login)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("No answer from " + path, e);
        }
    }

    /** The statements of all threads while something is done. */
    public List<StatementWatch.Asked> during(Runnable work) {
        watch.begin();
        work.run();
        return watch.end();
    }

    @Override
    public void close() {
        context.close();
    }
}
