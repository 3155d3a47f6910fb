package io.baton.gate.callback;

import static io.baton.StubSystem.inTurn;
import static io.baton.StubSystem.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.TestClock;
import io.baton.deployment.PermitState;
import io.baton.gate.callback.Callback.State;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** GitLab as it blocks deployments, is answered and reports. */
@BatonTest
@Capability("W3.6")
class GitLabApprovalsTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext server;

    @Autowired
    TestClock clock;

    private CallbackDriver gitlab;
    private String id;
    private String deployment;
    private String approval;

    @BeforeEach
    void connect() {
        gitlab = CallbackDriver.gitlab(server, port);
        id = CallbackDriver.number();
        deployment = "/api/v4/projects/" + gitlab.project + "/deployments/" + id;
        approval = deployment + "/approval";
        is("blocked", "manual");
        gitlab.stub
                .on("POST " + approval, json(201, "{\"status\":\"approved\"}"))
                .on("POST " + job() + "/play", "{\"id\":118}")
                .on("POST /api/v4/projects/" + gitlab.project + "/pipelines/257/cancel", "{\"id\":257}");
    }

    @AfterEach
    void disconnect() {
        gitlab.close();
    }

    private String job() {
        return "/api/v4/projects/" + gitlab.project + "/jobs/118";
    }

    private void is(String status, String jobStatus) {
        gitlab.stub.on("GET " + deployment, deployment(status, jobStatus));
    }

    private String deployment(String status, String jobStatus) {
        return "{\"id\":" + id + ",\"status\":\"" + status + "\",\"ref\":\"main\",\"sha\":\"" + gitlab.commit
                + "\",\"environment\":{\"id\":9,\"name\":\"prod\"},\"deployable\":{\"id\":118,\"status\":\"" + jobStatus
                + "\",\"web_url\":\"https://gl/jobs/118\",\"pipeline\":{\"id\":257,\"source\":\"push\"}}}";
    }

    private String event(String status) {
        return "{\"object_kind\":\"deployment\",\"status\":\"" + status + "\",\"deployment_id\":" + id
                + ",\"deployable_id\":118,\"environment\":\"prod\",\"project\":{\"id\":" + gitlab.project
                + "},\"user\":{\"name\":\"Anna\"}}";
    }

    private HttpResponse<String> sent(String body, String token, String uuid) {
        return gitlab.call(
                body,
                Map.of("X-Gitlab-Event", "Deployment Hook", "X-Gitlab-Token", token, "X-Gitlab-Event-UUID", uuid));
    }

    private HttpResponse<String> sent(String body) {
        return sent(body, CallbackDriver.SECRET, UUID.randomUUID().toString());
    }

    private void asks() {
        assertThat(sent(event("blocked")).statusCode()).isEqualTo(202);
        gitlab.work();
    }

    private List<StubSystem.Asked> answers() {
        return gitlab.answers("/approval");
    }

    @Test
    void openGateTakesAGrantApprovesAndStartsTheJob() {
        var change = gitlab.open();
        gitlab.stub.on(
                "GET " + deployment,
                inTurn(
                        json(200, deployment("blocked", "manual")),
                        json(200, deployment("blocked", "manual")),
                        json(200, deployment("created", "manual"))));

        asks();

        assertThat(answers()).singleElement().satisfies(told -> {
            assertThat(told.body()).contains("\"status\":\"approved\"", change);
            assertThat(told.header("Authorization")).isEqualTo("Bearer t0ken-of-the-test");
        });
        assertThat(gitlab.stub.written())
                .last()
                .satisfies(told -> assertThat(told.path()).isEqualTo(job() + "/play"));
        assertThat(gitlab.grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant).containsEntry("run", "gitlab:" + gitlab.project + "-257-118"));

        assertThat(sent(event("success")).statusCode()).isEqualTo(200);
        assertThat(gitlab.asked().state()).isEqualTo(State.OVER);
        assertThat(gitlab.grants().get(0)).containsEntry("outcome", "SUCCEEDED");
    }

    @Test
    void waitsAndIsAnsweredWhenTheGateOpens() {
        var change = CallbackDriver.change();
        gitlab.permit(change, PermitState.IN_APPROVAL);
        asks();
        assertThat(gitlab.asked().state()).isEqualTo(State.WAITING);
        assertThat(gitlab.stub.written()).isEmpty();

        gitlab.permit(change, PermitState.CANCELLED);
        gitlab.open();
        gitlab.work();

        assertThat(answers())
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("approved"));
    }

    @Test
    void closedForGoodIsRejected() {
        gitlab.permitForAnotherCommit();

        asks();

        assertThat(answers())
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("\"status\":\"rejected\"", "commit.match"));
        assertThat(gitlab.stub.written()).hasSize(1);
        assertThat(gitlab.grants()).isEmpty();
    }

    @Test
    void pipelineOfAMergeRequestIsRejected() {
        gitlab.open();
        gitlab.stub.on(
                "GET " + deployment, deployment("blocked", "manual").replace("\"push\"", "\"merge_request_event\""));

        asks();

        assertThat(answers())
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("rejected", "merge requests"));
        assertThat(gitlab.grants()).isEmpty();
    }

    @Test
    void wrongTokenMalformedAndRepeatedCallsDoNothing() {
        assertThat(gitlab.call(event("blocked"), Map.of("X-Gitlab-Event-UUID", "0198-0198"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(sent(event("blocked"), "wrong", "0198-0198").statusCode()).isEqualTo(401);
        assertThat(gitlab.ledger("CALLBACK_REFUSED")).hasSize(1);
        assertThat(sent("{").statusCode()).isEqualTo(400);
        assertThat(sent(event("blocked").replace("prod\"", "\\u0000\"")).statusCode())
                .isEqualTo(422);
        assertThat(sent("{\"object_kind\":\"deployment\"}").statusCode()).isEqualTo(422);
        assertThat(gitlab.all()).isEmpty();

        assertThat(sent(event("blocked"), CallbackDriver.SECRET, "0198-0199").statusCode())
                .isEqualTo(202);
        assertThat(sent(event("blocked"), CallbackDriver.SECRET, "0198-0199").statusCode())
                .isEqualTo(200);
        assertThat(gitlab.all()).hasSize(1);
    }

    @Test
    void approvalThatWasTakenWithoutAWordIsNotGivenTwice() {
        gitlab.open();
        gitlab.stub.on("POST " + approval, StubSystem.silence());
        asks();
        assertThat(gitlab.asked().state()).isEqualTo(State.APPROVING);

        is("running", "running");
        clock.forward(Duration.ofSeconds(10));
        gitlab.work();

        assertThat(answers()).hasSize(1);
        assertThat(gitlab.asked().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void revokedGrantCancelsThePipeline() {
        var change = gitlab.open();
        asks();
        is("running", "running");

        gitlab.permit(change, PermitState.CANCELLED);
        gitlab.work();

        assertThat(gitlab.stub.written())
                .last()
                .satisfies(told -> assertThat(told.path()).endsWith("/pipelines/257/cancel"));
        sent(event("canceled"));
        assertThat(gitlab.grants().get(0)).containsEntry("state", "REVOKED").containsEntry("outcome", "CANCELLED");
    }

    @Test
    void blockedDeploymentThatNobodyToldOfIsFound() {
        gitlab.open();
        gitlab.stub.on(
                "GET /api/v4/projects/" + gitlab.project
                        + "/deployments?status=blocked&order_by=id&sort=desc&per_page=50",
                "[" + deployment("blocked", "manual") + ",{\"id\":5,\"environment\":{\"name\":\"elsewhere\"}}]");

        gitlab.sweep();
        gitlab.work();

        assertThat(gitlab.all()).hasSize(1);
        assertThat(answers()).hasSize(1);
    }

    @Test
    void resultThatWasNeverHeardIsAskedFor() {
        gitlab.open();
        asks();
        is("failed", "failed");

        clock.forward(Duration.ofMinutes(2));
        gitlab.work();

        assertThat(gitlab.grants().get(0)).containsEntry("outcome", "FAILED");
    }
}
