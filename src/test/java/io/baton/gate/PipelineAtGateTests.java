package io.baton.gate;

import static io.baton.gate.SomePermit.approved;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.deployment.Changes;
import io.baton.deployment.Deployable;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.people.Directory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pipeline as somebody would write it: registered, with a token, and the shell example of the documentation. */
@BatonTest
@Capability("W3.6")
class PipelineAtGateTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    Gatekeeper gate;

    @Autowired
    Changes changes;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void waitsUntilAChangeAllowsItAndThenDeploys() throws Exception {
        var what = somethingOf("svc-printing");
        var shell = shell(what, token(what.service()));

        var ended = CompletableFuture.supplyAsync(() -> shell.run(example()));
        while (waits(what) == 0) {
            assertThat(ended.isDone()).as("it waits").isFalse();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(shell.has("deployed")).isFalse();
        var change = opened(what);

        assertThat(ended.get(30, TimeUnit.SECONDS).said()).contains("gate: open: grant", change);
        assertThat(shell.file("deployed")).isEqualTo("yes\n");
        assertThat(outcomes(what)).hasSize(1);
    }

    /** To an environment that asks for no change. */
    @Test
    void reportsHowItEnded() {
        var what = somethingOf("svc-intranet");
        var shell = shell(what, token(what.service())).with("GATE_ENV", "sandbox");

        var well = shell.with("GATE_RUN", "well-" + UUID.randomUUID()).run(example());
        assertThat(well.code()).as(well.said()).isZero();
        assertThat(outcomes(what)).containsExactly("SUCCEEDED");

        var badly = shell.with("DEPLOY", "exit 3")
                .with("GATE_RUN", "badly-" + UUID.randomUUID())
                .run(example());
        assertThat(badly.code()).as(badly.said()).isEqualTo(1);
        assertThat(outcomes(what)).containsExactly("SUCCEEDED", "FAILED");
    }

    @Test
    void deploysNothingWhereTheChangeWasRejected() {
        var permit = SomePermit.in(approved(), PermitState.REJECTED);
        gate.keep(permit);
        var shell = shell(permit.what(), token(permit.what().service())).with("GATE_CHANGE", permit.changeKey());

        assertThat(shell.run(example()).code()).isEqualTo(1);
        assertThat(shell.has("deployed")).isFalse();
    }

    @Test
    void deploysNothingOfAnotherService() {
        var permit = approved();
        gate.keep(permit);
        var shell = shell(permit.what(), token("another-service"));

        assertThat(shell.run(example()).code()).isEqualTo(4);
        assertThat(shell.has("deployed")).isFalse();
    }

    @Test
    void aClientThatIsNotTheOneThatWasPinnedIsNotRun() {
        var permit = approved();
        gate.keep(permit);
        var shell = shell(permit.what(), token(permit.what().service())).with("GATE_SH_SHA256", "0".repeat(64));

        assertThat(shell.run(example()).code()).isNotZero();
        assertThat(shell.has("gate-grant.json")).isFalse();
    }

    @Test
    void itsReceiptIsGoodForWhatWasApprovedAndForNothingElse() throws IOException {
        var what = somethingOf("svc-workplace");
        var change = opened(what);
        var token = token(what.service());
        var shell = shell(what, token);
        var ended = shell.gate();
        assertThat(ended.code()).as(ended.said()).isZero();
        var receipt = shell.file("gate-receipt.json");

        assertThat(verified(
                        receipt,
                        "?digest=" + what.digests().iterator().next() + "&environment=production&runId=build-118"))
                .contains("\"valid\":true");
        assertThat(verified(receipt, "?digest=sha256:" + "0".repeat(64))).contains("\"valid\":false");
        assertThat(verified(receipt.replace("\"payload\":\"e", "\"payload\":\"f"), ""))
                .contains("\"valid\":false");
        assertThat(verified("{}", "")).contains("field-invalid");
        var grant = new ObjectMapper()
                .readTree(shell.file("gate-grant.json"))
                .path("id")
                .asText();
        var jws = get("/api/gate/v1/grants/" + grant + "/receipt", token, "application/jose");
        assertThat(verified("{\"jws\":\"" + jws + "\"}", "")).contains("\"valid\":true");

        gate.keep(cancelled(change, what));

        assertThat(verified(receipt, "")).contains("\"valid\":false", "REVOKED");
        assertThat(get("/api/gate/v1/revocations", token, "application/json")).contains(grant);
        assertThat(get("/api/gate/v1/grants/" + grant + "/receipt", token, "application/json"))
                .contains("grant-revoked");
        assertThat(get("/api/gate/v1/grants/" + grant + "/receipt", token("another-service"), "application/json"))
                .contains("not-found");
    }

    /** A version that nobody else knows, of a service of the inventory. */
    private static Deployable somethingOf(String service) {
        var random = UUID.randomUUID().toString().replace("-", "");
        return new Deployable(
                service, "production", null, random + random.substring(0, 8), Set.of("sha256:" + random + random));
    }

    /** A change that allows it at once. */
    private String opened(Deployable what) {
        var by = directory.person("change-manager").orElseThrow();
        return changes.openBreakGlass(what, "The shop is down", null, by);
    }

    private static Permit cancelled(String change, Deployable what) {
        var some = approved();
        return new Permit(
                change,
                "EMERGENCY",
                PermitState.CANCELLED,
                what,
                null,
                null,
                1,
                some.contentHash(),
                "LOW",
                "change-manager",
                "given up",
                List.of());
    }

    private List<String> outcomes(Deployable what) {
        return jdbc.sql("select coalesce(outcome, 'NONE') from gate_grant where commit_id = ? order by granted_at")
                .param(what.commit())
                .query(String.class)
                .list();
    }

    private long waits(Deployable what) {
        return jdbc.sql("select count(*) from gate_decision where service = ? and status = 423")
                .param(what.service())
                .query(Long.class)
                .single();
    }

    private String verified(String body, String query) {
        var answer = api.text("change-manager", HttpMethod.POST, "/api/gate/v1/receipts/verify" + query, body);
        return Objects.requireNonNull(answer.getBody());
    }

    private String get(String path, String token, String accept) {
        return new Browser(port)
                .open(path, "Authorization", "Bearer " + token, "Accept", accept)
                .body();
    }

    private static Path example() {
        return CiExampleTests.EXAMPLES.resolve("pipeline.sh");
    }

    private GateShell shell(Deployable what, String token) {
        try {
            var file = Files.writeString(folder.resolve("token"), token);
            var digest = new Browser(port).open("/gate.sh.sha256").body().split(" ")[0];
            return new GateShell(folder, "http://localhost:" + port)
                    .with("GATE_TOKEN_FILE", file.toString())
                    .with("GATE_SH_SHA256", digest)
                    .with("GATE_SERVICE", what.service())
                    .with("GATE_COMMIT", Objects.requireNonNull(what.commit()))
                    .with("GATE_DIGEST", what.digests().iterator().next())
                    .with("GATE_WAIT", "40")
                    .with("DEPLOY", "echo yes >deployed");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String token(String service) {
        var id = "pipe-" + UUID.randomUUID().toString().substring(0, 8);
        var scope = Map.of("service", service, "environment", "*", "verbs", List.of("CHECK", "GRANT", "REPORT"));
        api.post("admin", "/api/gate/v1/pipelines", Map.of("id", id, "name", id, "scopes", List.of(scope)));
        var made = api.post("admin", "/api/gate/v1/pipelines/" + id + "/tokens", Map.of("expiresInDays", 1));
        return Objects.requireNonNull(made.getBody()).get("secret").toString();
    }
}
