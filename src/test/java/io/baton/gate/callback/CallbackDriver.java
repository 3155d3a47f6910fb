package io.baton.gate.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.ChangeRequests;
import io.baton.StubSystem;
import io.baton.deployment.Changes;
import io.baton.deployment.Deployable;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.gate.callback.CallbackSettings.Installation;
import io.baton.gate.callback.CallbackSettings.Place;
import io.baton.people.Directory;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tool of the test's own that asks the gate of the shared server, with a project that is bound to a pipeline. */
public final class CallbackDriver implements AutoCloseable {

    static final String SECRET = "secret-of-the-test-0123";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final StubSystem stub = new StubSystem();
    final String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
    final String project;
    final String service;
    final String commit = UUID.randomUUID().toString().replace("-", "") + "00000000";

    private final ApplicationContext server;
    private final int port;
    private final String kind;
    private final Connector connector;

    CallbackDriver(
            ApplicationContext server,
            int port,
            String kind,
            String project,
            BiFunction<Connector, Installation, CallbackTool> made) {
        this.server = server;
        this.port = port;
        this.kind = kind;
        this.project = project;
        this.service = server.getBean(ChangeRequests.class).serviceOfItsOwn();
        this.connector = Connectors.impatient("callback-" + name, kind, stub.url());
        var settings = new Installation(
                kind,
                Connectors.settings(stub.url(), List.of("127.0.0.1")),
                SECRET,
                "4711",
                null,
                null,
                null,
                true,
                Map.of("prod", new Place("production", null, null)));
        server.getBean(Installations.class).add(name, made.apply(connector, settings), settings);
        var id = "cb-" + UUID.randomUUID().toString().substring(0, 8);
        var registered = server.getBean(Api.class)
                .post(
                        "admin",
                        "/api/gate/v1/pipelines",
                        Map.of(
                                "id",
                                id,
                                "name",
                                id,
                                "scopes",
                                List.of(Map.of(
                                        "service", service, "environment", "production", "verbs", List.of("GRANT"))),
                                "identities",
                                List.of(Map.of("issuer", name, "projectId", project))));
        assertThat(registered.getStatusCode().value())
                .as("%s", registered.getBody())
                .isEqualTo(201);
    }

    /** A GitHub of the test's own. */
    public static CallbackDriver github(ApplicationContext server, int port) {
        return new CallbackDriver(server, port, "github", number(), (way, it) -> new GitHubRules(way, null, it));
    }

    /** A GitLab of the test's own. */
    public static CallbackDriver gitlab(ApplicationContext server, int port) {
        return new CallbackDriver(server, port, "gitlab", number(), GitLabApprovals::new);
    }

    /** An Azure of the test's own. */
    public static CallbackDriver azure(ApplicationContext server, int port) {
        return new CallbackDriver(server, port, "azure", UUID.randomUUID().toString(), AzureChecks::new);
    }

    static String number() {
        return String.valueOf(ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000));
    }

    public HttpResponse<String> call(String body, Map<String, String> headers) {
        try {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/api/gate/v1/callbacks/" + kind + "/" + name))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            headers.forEach(request::header);
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public String name() {
        return name;
    }

    /** One look at everything that is due. */
    void work() {
        server.getBean(CallbackRounds.class).workDue();
    }

    void sweep() {
        server.getBean(CallbackRounds.class).sweep(name);
    }

    /** The only question of this tool. */
    Callback asked() {
        return all().get(0);
    }

    List<Callback> all() {
        return server.getBean(Callbacks.class).latest(false, 200).stream()
                .filter(it -> it.installation().equals(name))
                .toList();
    }

    Deployable what() {
        return new Deployable(service, "production", null, commit, Set.of());
    }

    /** A change that allows it at once. */
    String open() {
        return server.getBean(Changes.class)
                .openBreakGlass(
                        what(),
                        "The shop is down",
                        null,
                        server.getBean(Directory.class).person("change-manager").orElseThrow());
    }

    /** A permit of a change in some state, whether there is such a change or not. */
    void permit(String change, PermitState state) {
        permit(change, state, what());
    }

    void permit(String change, PermitState state, Deployable what) {
        server.getBean(Gatekeeper.class)
                .keep(new Permit(
                        change,
                        "NORMAL",
                        state,
                        what,
                        null,
                        null,
                        1,
                        "dead".repeat(16),
                        "LOW",
                        "change-manager",
                        "as the test wants it",
                        List.of()));
    }

    /** A change that allows something else to go there. */
    void permitForAnotherCommit() {
        permit(change(), PermitState.APPROVED, new Deployable(service, "production", null, "0".repeat(40), Set.of()));
    }

    static String change() {
        return "CHG-2998-" + number();
    }

    List<Map<String, Object>> grants() {
        return db().sql("select * from gate_grant where service = ?")
                .param(service)
                .query((row, n) -> {
                    var grant = new HashMap<String, Object>();
                    grant.put("run", row.getString("run_system") + ":" + row.getString("run_id"));
                    grant.put("attempt", row.getInt("run_attempt"));
                    grant.put("state", row.getString("state"));
                    grant.put("outcome", String.valueOf(row.getString("outcome")));
                    return (Map<String, Object>) grant;
                })
                .list();
    }

    List<String> ledger(String action) {
        return db().sql("select action from audit_event where action = ? and object_id in (?, ?)")
                .params(action, name, all().isEmpty() ? name : asked().id())
                .query(String.class)
                .list();
    }

    JdbcClient db() {
        return server.getBean(JdbcClient.class);
    }

    Clock clock() {
        return server.getBean(Clock.class);
    }

    /** What the tool was told, apart from comments. */
    List<StubSystem.Asked> answers(String path) {
        return stub.written().stream()
                .filter(it -> it.path().contains(path))
                .filter(it -> it.body().contains("\"approved\"")
                        || it.body().contains("\"rejected\"")
                        || it.body().contains("\"result\""))
                .toList();
    }

    @Override
    public void close() {
        connector.close();
        stub.close();
        // nothing that is left may be looked at in the tests of others
        db().sql("update gate_callback set next_look_at = null, state = 'OVER', open_key = null where installation = ?")
                .param(name)
                .update();
    }
}
