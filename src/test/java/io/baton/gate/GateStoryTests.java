package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.deployment.Changes;
import io.baton.deployment.Deployable;
import io.baton.engine.OpenTask;
import io.baton.people.Directory;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** A pipeline and the change it waits for, as people make and judge it. */
@BatonTest
class GateStoryTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    ChangeRequests changes;

    @Autowired
    EngineDriver engine;

    @Autowired
    Changes known;

    @Autowired
    Directory directory;

    private GateClient pipeline;

    @BeforeEach
    void connect() {
        pipeline = GateClient.pipeline(port, api);
    }

    @Test
    @Capability("W3.6")
    void pipelineWaitsForTheBoardsGoesThroughOnceAndReports() {
        var key = changes.raise(ChangeRequests.MEDIUM);
        assertThat(check(key).statusCode()).isEqualTo(423);

        changes.agree(key, "cab-infra", "cab-security", "devops1");
        assertThat(check(key).statusCode()).isEqualTo(200);
        var granted = grant(key, "run-1");
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTING");
        assertThat(grant(key, "run-2").statusCode()).as("a second deployment").isGreaterThanOrEqualTo(400);

        assertThat(report(granted)).isEqualTo(200);
        engine.runJobs(key);
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTED");
        assertThat(api.get("change-manager", "/api/tickets/" + key).getBody()).containsEntry("state", "REVIEW");
    }

    @Test
    @Capability("W3.6")
    void rejectedChangeIsClosedForGood() {
        var key = changes.raise(ChangeRequests.MEDIUM);
        changes.vote(key, "cab-security", "cab-security", false);

        assertThat(check(key).statusCode()).isEqualTo(409);
    }

    @Test
    @Capability("O3.2")
    void pipelineRaisesAChangeThatTheTableApprovesAndOneThatWaits() {
        var low = raisedByPipeline(Map.of("testsPassed", true));
        assertThat(check(low).statusCode()).isEqualTo(200);

        var medium = new HashMap<String, Object>(ChangeRequests.MEDIUM);
        medium.put("testsPassed", true);
        medium.put("affectedUsers", 2000);
        var waits = raisedByPipeline(medium);
        assertThat(check(waits).statusCode()).isEqualTo(423);
        changes.agree(waits, "cab-infra", "cab-security", "devops1");
        assertThat(check(waits).statusCode()).isEqualTo(200);
        assertThat(api.list("change-manager", "/api/tickets/" + waits + "/decisions"))
                .extracting(made -> made.get("decision"))
                .contains("change-risk", "change-approval");
    }

    @Test
    @Capability("W1.4")
    void emergencyOpensTheGateAfterTheShortApproval() {
        var key = changes.raise(
                Map.of("type", "EMERGENCY", "implementationPlan", "", "rollbackPlan", "", "backoutTest", ""));
        assertThat(check(key).statusCode()).isEqualTo(423);

        changes.agree(key, "commander");

        assertThat(check(key).statusCode()).isEqualTo(200);
    }

    @Test
    void brokenGlassOpensAtOnceAndStaysOpenWhileTheRestIsOwed() {
        var key = broken();
        assertThat(check(key).statusCode()).isEqualTo(200);

        engine.runJobs(key);

        assertThat(changes.change(key)).containsEntry("state", "APPROVED").containsEntry("origin", "GLASS");
        assertThat(engine.openTasks(key)).extracting(OpenTask::nodeId).contains("Task_SupplyEvidence");
        var granted = grant(key, "run-1");
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
        assertThat(report(granted)).isEqualTo(200);
        engine.runJobs(key);
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTED");
    }

    @Test
    void resultThatComesBeforeTheModelWaitsIsNotLost() {
        var key = broken();
        var granted = grant(key, "run-1");
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
        assertThat(report(granted)).isEqualTo(200);

        engine.runJobs(key);
        engine.runJobs(key);

        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTED").containsEntry("outcome", "SUCCEEDED");
    }

    @Test
    void aServiceNobodyKnowsIsRefusedByItsNameInAChange() {
        for (var wrong : List.of(
                Map.of("service", "svc-nobody-knows"),
                Map.of("service", changes.serviceOfItsOwn(), "items", List.of("ci-nobody-knows")))) {
            var answer = pipeline.call("POST", "/api/changes", changes.contentOfItsOwn(wrong));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(GateClient.json(answer).path("errors").findValuesAsText("field"))
                    .containsExactly(wrong.containsKey("items") ? "items" : "service");
        }
    }

    private String broken() {
        return known.openBreakGlass(
                new Deployable(changes.serviceOfItsOwn(), "production", "5.3", null, Set.of()),
                "The shop is down.",
                null,
                directory.person("commander").orElseThrow());
    }

    @Test
    void approvalThatIsEditedAwayClosesTheGate() {
        var key = changes.approved();
        assertThat(check(key).statusCode()).isEqualTo(200);

        var read = api.get("agent", "/api/changes/" + key);
        var content = ChangeRequests.content(ChangeRequests.MEDIUM);
        content.put("service", what(key).get("service"));
        content.put("version", "5.4");
        content.put("title", "Intranet pages 5.4");
        api.exchange(
                "agent",
                HttpMethod.PUT,
                "/api/changes/" + key,
                content,
                Map.of("If-Match", String.valueOf(read.getHeaders().getETag())));

        assertThat(check(key).statusCode()).isEqualTo(423);
        assertThat(grant(key, "run-1").statusCode()).isEqualTo(423);
        assertThat(changes.change(key)).containsEntry("title", "Intranet pages 5.4");
    }

    @Test
    void whoWithdrawsAndWhoGoesThroughAtTheSameMomentDoNotMeet() throws Exception {
        for (int i = 0; i < 5; i++) {
            var key = changes.approved();
            var through =
                    CompletableFuture.supplyAsync(() -> grant(key, "run-1").statusCode());
            var withdrawn = CompletableFuture.supplyAsync(
                    () -> api.post("change-manager", "/api/tickets/" + key + "/cancel", Map.of("reason", "Not now."))
                            .getStatusCode()
                            .value());

            assertThat(withdrawn.get(60, TimeUnit.SECONDS)).isBetween(200, 299);
            assertThat(through.get(60, TimeUnit.SECONDS)).isIn(201, 409);
            engine.runJobs(key);
            assertThat(changes.change(key)).containsEntry("state", "CANCELLED");
            assertThat(check(key).statusCode()).isEqualTo(409);
        }
    }

    private String raisedByPipeline(Map<String, ?> more) {
        var answer = GateClient.json(pipeline.call("POST", "/api/changes", changes.contentOfItsOwn(more)));
        var key = answer.path("key").asText();
        assertThat(key).as(answer.toString()).startsWith("CHG-");
        assertThat(answer.path("origin").asText()).isEqualTo("PIPELINE");
        engine.runJobs(key);
        return key;
    }

    private int report(HttpResponse<String> granted) {
        var grant = granted.headers().firstValue("Gate-Grant").orElseThrow();
        return pipeline.put("/grants/" + grant + "/result", Map.of("outcome", "succeeded"))
                .statusCode();
    }

    private HttpResponse<String> check(String key) {
        var what = what(key);
        return pipeline.get(
                "/check?service=" + what.get("service") + "&environment=" + what.get("environment") + "&change=" + key);
    }

    private HttpResponse<String> grant(String key, String run) {
        var what = what(key);
        return pipeline.post(
                "/grants",
                Map.of(
                        "service", what.get("service"),
                        "environment", what.get("environment"),
                        "change", key,
                        "run", Map.of("system", "shell", "id", key + run, "attempt", 1)));
    }

    private Map<?, ?> what(String key) {
        return (Map<?, ?>) changes.change(key).get("what");
    }
}
