package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Capability;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database: what one of them closes, the other keeps closed at the very next question. */
@Capability("W3.6")
class GateOnTwoServersTests {

    @TempDir
    static Path home;

    private static EmbeddedPostgres database;
    private static ServerProcess here;
    private static ServerProcess there;

    private String service;
    private String pipeline;
    private String token;
    private String tokenId;

    @BeforeAll
    static void startServers() throws IOException {
        database = EmbeddedPostgres.builder().start();
        here = new ServerProcess(database, home);
        here.start();
        there = new ServerProcess(database, home);
        there.start();
    }

    @AfterAll
    static void stopServers() throws Exception {
        here.close();
        there.close();
        database.close();
    }

    @BeforeEach
    void registerServiceAndPipeline() throws Exception {
        service = "svc-" + UUID.randomUUID().toString().substring(0, 8);
        pipeline = "ci-" + service;
        var described =
                Map.of("ciClass", "service", "name", "Pages " + service, "environment", "production", "serviceTier", 3);
        assertThat(here.send("admin", "PUT", "/api/cmdb/cis/" + service, described)
                        .statusCode())
                .isLessThan(300);
        here.post(
                "admin",
                "/api/gate/v1/pipelines",
                Map.of(
                        "id", pipeline,
                        "name", pipeline,
                        "scopes",
                                List.of(Map.of(
                                        "service",
                                        service,
                                        "environment",
                                        "production",
                                        "verbs",
                                        List.of("CHECK", "GRANT", "REPORT")))));
        var issued = here.post("admin", "/api/gate/v1/pipelines/" + pipeline + "/tokens", Map.of("expiresInDays", 1));
        token = issued.path("secret").asText();
        tokenId = issued.path("token").path("id").asText();
    }

    @Test
    void anEditHereVoidsWhatWasOpenThere() throws Exception {
        var key = approved();
        assertThat(check(there, key)).isEqualTo(200);
        var version = here.get("agent", "/api/changes/" + key).path("version").asText();

        var content = content();
        content.put("reason", "Pages are slow, and ugly.");
        var edited = here.send("agent", "PUT", "/api/changes/" + key, content, "If-Match", '"' + version + '"');
        assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);

        assertThat(check(there, key)).isEqualTo(423);
    }

    @Test
    void aChangeCancelledHereIsClosedForGoodThereAndWhoIsUnderWayIsToldToStop() throws Exception {
        var key = approved();
        var granted =
                there.sendWith(token, "POST", "/api/gate/v1/grants", grant(key)).get(1, TimeUnit.MINUTES);
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);

        here.post("agent", "/api/tickets/" + key + "/cancel", Map.of("reason", "Not needed any more."));

        assertThat(check(there, key)).isEqualTo(409);
        var id = new ObjectMapper().readTree(granted.body()).path("id").asText();
        assertThat(ask(there, "/api/gate/v1/grants/" + id).body()).contains("revoked");
    }

    @Test
    void aFreezeDeclaredHereClosesThere() {
        var key = here.post("agent", "/api/changes", planned()).path("key").asText();
        List.of("cab-infra", "cab-security", "devops1").forEach(person -> here.agree(person, key));
        await().atMost(Duration.ofMinutes(1)).until(() -> check(here, key) == 200);
        var from = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        var entry = here.post(
                        "change-manager",
                        "/api/calendar/entries",
                        Map.of(
                                "kind", "FREEZE",
                                "title", "Stocktaking",
                                "reason", "Nothing may move.",
                                "zone", "UTC",
                                "from", from.toString().replace("Z", ""),
                                "until", from.plusSeconds(7200).toString().replace("Z", ""),
                                "scopes", List.of(Map.of("service", service))))
                .path("id")
                .asText();
        here.post("change-manager", "/api/calendar/entries/" + entry + "/preview", null);
        assertThat(check(there, key)).isEqualTo(200);

        here.post("process-owner", "/api/calendar/entries/" + entry + "/agree", null);
        assertThat(check(there, key)).isEqualTo(423);

        here.post("change-manager", "/api/calendar/entries/" + entry + "/release", Map.of("reason", "Counted."));
        assertThat(check(there, key)).isEqualTo(200);
    }

    @Test
    void aTokenRevokedHereIsRefusedThere() throws Exception {
        var key = approved();
        assertThat(check(there, key)).isEqualTo(200);

        assertThat(here.send("admin", "DELETE", "/api/gate/v1/pipelines/" + pipeline + "/tokens/" + tokenId, null)
                        .statusCode())
                .isEqualTo(204);

        assertThat(check(there, key)).isEqualTo(401);
    }

    @Test
    void aPipelineLockedOutHereIsRefusedThere() {
        var key = approved();
        assertThat(check(there, key)).isEqualTo(200);

        here.post("admin", "/api/people/" + pipeline + "/disable", Map.of("reason", "Its key was lost."));

        assertThat(check(there, key)).isGreaterThanOrEqualTo(400);
    }

    @Test
    void whoWaitsThereIsLetThroughByTheVoteHere() throws Exception {
        var key = raised();
        var waits = there.sendWith(token, "GET", question(key), null, "Prefer", "wait=55");
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(() -> !waits.isDone());

        here.agree("commander", key);

        assertThat(waits.get(50, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    private String approved() {
        var key = raised();
        here.agree("commander", key);
        await().atMost(Duration.ofMinutes(1)).until(() -> check(here, key) == 200);
        return key;
    }

    /** An emergency, which one vote lets through. */
    private String raised() {
        return here.post("agent", "/api/changes", content()).path("key").asText();
    }

    private Map<String, Object> content() {
        return new HashMap<>(Map.of(
                "type", "EMERGENCY",
                "title", "Intranet pages 5.3",
                "service", service,
                "environment", "production",
                "version", "5.3",
                "reason", "Pages are slow."));
    }

    /** A change of middling risk that the boards judge and a freeze holds. */
    private Map<String, Object> planned() {
        var content = content();
        content.putAll(Map.of(
                "type", "NORMAL",
                "outageMinutes", 20,
                "affectedUsers", 200,
                "implementationPlan", "Install 5.3 on both web hosts, one after the other.",
                "rollbackPlan", "Install 5.2 again.",
                "backoutTest", "Tried on test, back after four minutes."));
        return content;
    }

    private Map<String, Object> grant(String key) {
        return Map.of(
                "service",
                service,
                "environment",
                "production",
                "change",
                key,
                "run",
                Map.of("system", "jenkins", "id", "run-of-" + key, "attempt", 1));
    }

    private int check(ServerProcess server, String key) {
        return ask(server, question(key)).statusCode();
    }

    private String question(String key) {
        return "/api/gate/v1/check?service=" + service + "&environment=production&change=" + key;
    }

    private HttpResponse<String> ask(ServerProcess server, String path) {
        return server.sendWith(token, "GET", path, null).join();
    }
}
