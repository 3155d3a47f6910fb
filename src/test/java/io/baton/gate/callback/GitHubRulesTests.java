package io.baton.gate.callback;

import static io.baton.StubSystem.inTurn;
import static io.baton.StubSystem.json;
import static io.baton.StubSystem.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.StubSystem;
import io.baton.TestClock;
import io.baton.deployment.PermitState;
import io.baton.gate.callback.Callback.State;
import io.baton.platform.Timestamps;
import io.baton.schedule.ClosedTimesChanged;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** GitHub as it asks, is answered and reports, with everything that goes wrong on the way. */
@BatonTest
@Capability("W3.6")
class GitHubRulesTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext server;

    @Autowired
    TestClock clock;

    @Autowired
    ChangeRequests changes;

    @Autowired
    EngineDriver engine;

    private CallbackDriver github;
    private String run;
    private String runs;
    private String rule;

    @BeforeEach
    void connect() {
        github = CallbackDriver.github(server, port);
        run = CallbackDriver.number();
        runs = "/repos/shop/web/actions/runs/" + run;
        rule = runs + "/deployment_protection_rule";
        waits();
        github.stub.on("POST " + rule, reply(204, "application/json", ""));
        github.stub.on("POST " + runs + "/cancel", reply(202, "application/json", "{}"));
    }

    @AfterEach
    void disconnect() {
        github.close();
    }

    private void waits() {
        github.stub
                .on("GET " + runs, run("waiting", null, 1))
                .on("GET " + runs + "/pending_deployments", "[{\"environment\":{\"id\":1,\"name\":\"prod\"}}]");
    }

    private void runsNow() {
        github.stub.on("GET " + runs, run("in_progress", null, 1)).on("GET " + runs + "/pending_deployments", "[]");
    }

    private String run(String status, String conclusion, int attempt) {
        return "{\"id\":" + run + ",\"status\":\"" + status + "\",\"conclusion\":"
                + (conclusion == null ? "null" : "\"" + conclusion + "\"") + ",\"run_attempt\":" + attempt
                + ",\"event\":\"push\",\"head_sha\":\"" + github.commit + "\",\"html_url\":\"https://gh/run\","
                + "\"repository\":{\"id\":" + github.project + "},\"head_repository\":{\"id\":" + github.project + "}}";
    }

    private String question() {
        return question(github.stub.url() + rule);
    }

    private String question(String callback) {
        return "{\"action\":\"requested\",\"environment\":\"prod\",\"event\":\"push\",\"deployment_callback_url\":\""
                + callback + "\",\"deployment\":{\"id\":7,\"sha\":\"" + github.commit
                + "\"},\"pull_requests\":[],\"repository\":{\"id\":" + github.project
                + ",\"full_name\":\"shop/web\"},\"sender\":{\"login\":\"anna\"}}";
    }

    private HttpResponse<String> sent(String event, String body, String delivery, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var digest = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
            return github.call(
                    body,
                    Map.of(
                            "X-GitHub-Event",
                            event,
                            "X-GitHub-Delivery",
                            delivery,
                            "X-Hub-Signature-256",
                            "sha256=" + digest));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> sent(String event, String body) {
        return sent(event, body, UUID.randomUUID().toString(), CallbackDriver.SECRET);
    }

    private void asks() {
        var answer = sent("deployment_protection_rule", question());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        github.work();
    }

    private String completed(String conclusion, int attempt) {
        return "{\"action\":\"completed\",\"workflow_run\":{\"id\":" + run + ",\"run_attempt\":" + attempt
                + ",\"conclusion\":\"" + conclusion + "\"},\"repository\":{\"id\":" + github.project + "}}";
    }

    private String deployment(String state) {
        return "{\"action\":\"created\",\"deployment_status\":{\"state\":\"" + state
                + "\"},\"deployment\":{\"id\":7,\"environment\":\"prod\",\"sha\":\"" + github.commit
                + "\"},\"workflow_run\":{\"id\":" + run + ",\"run_attempt\":1},\"repository\":{\"id\":"
                + github.project + "}}";
    }

    private List<StubSystem.Asked> comments() {
        return github.stub.written().stream()
                .filter(it -> it.path().equals(rule) && !it.body().contains("\"state\""))
                .toList();
    }

    @Test
    void openGateTakesAGrantForTheRunAndApproves() {
        var change = github.open();

        asks();

        assertThat(github.answers(rule))
                .singleElement()
                .satisfies(told -> assertThat(told.body())
                        .contains("\"state\":\"approved\"", "\"environment_name\":\"prod\"", change));
        assertThat(github.grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant)
                        .containsEntry("run", "github:" + github.project + "-" + run)
                        .containsEntry("attempt", 1));
        assertThat(github.asked().state()).isEqualTo(State.RUNNING);
        assertThat(github.answers(rule).get(0).body())
                .contains(String.valueOf(github.asked().grantId()));

        runsNow();
        assertThat(sent("workflow_run", completed("success", 1)).statusCode()).isEqualTo(200);

        assertThat(github.asked().state()).isEqualTo(State.OVER);
        assertThat(github.grants().get(0)).containsEntry("outcome", "SUCCEEDED");
    }

    @Test
    void waitsForTheBoardsSaysSoOnceAndIsAnsweredWhenTheyHaveAgreed() {
        var key = changes.raise(contentOfThisService());
        asks();
        assertThat(github.asked().state()).isEqualTo(State.WAITING);
        assertThat(comments())
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("change.approved", key));
        github.work();
        assertThat(comments()).hasSize(1);

        changes.agree(key, "cab-infra", "cab-security", "devops1");
        github.work();

        assertThat(github.answers(rule))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("approved", key));
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTING");
        runsNow();
        sent("workflow_run", completed("success", 1));
        engine.runJobs(key);
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTED").containsEntry("outcome", "SUCCEEDED");
    }

    private Map<String, Object> contentOfThisService() {
        var content = new HashMap<String, Object>(ChangeRequests.MEDIUM);
        content.put("service", github.service);
        content.put("commit", github.commit);
        return content;
    }

    @Test
    void closedForGoodIsRejectedWithTheReason() {
        github.permitForAnotherCommit();

        asks();

        assertThat(github.answers(rule))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("\"state\":\"rejected\"", "commit.match"));
        assertThat(github.asked().state()).isEqualTo(State.OVER);
        assertThat(github.grants()).isEmpty();
    }

    @Test
    void changeThatIsRejectedWhileItIsWaitedForRejectsTheRun() {
        var change = CallbackDriver.change();
        github.permit(change, PermitState.IN_APPROVAL);
        asks();
        assertThat(github.asked().state()).isEqualTo(State.WAITING);

        github.permit(change, PermitState.REJECTED);
        github.work();

        assertThat(github.answers(rule))
                .singleElement()
                .satisfies(
                        told -> assertThat(told.body()).contains("\"state\":\"rejected\"", "change.approved", change));
    }

    @Test
    void repositoryThatNobodyRegisteredIsRejected() {
        var other = question().replace("\"id\":" + github.project, "\"id\":99");
        github.stub.on("GET " + runs, run("waiting", null, 1).replace("\"id\":" + github.project, "\"id\":99"));

        assertThat(sent("deployment_protection_rule", other).statusCode()).isEqualTo(202);
        github.work();

        assertThat(github.answers(rule))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("rejected", "not bound"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull_request", "fork", "commit", "repository"})
    void whatTheRunItselfSaysCounts(String difference) {
        github.open();
        var waiting = run("waiting", null, 1);
        github.stub.on(
                "GET " + runs,
                switch (difference) {
                    case "pull_request" -> waiting.replace("\"push\"", "\"pull_request_target\"");
                    case "fork" -> waiting.replace("head_repository\":{\"id\":", "head_repository\":{\"id\":1");
                    case "commit" -> waiting.replace(github.commit, "f".repeat(40));
                    default -> waiting.replace("\"repository\":{\"id\":", "\"repository\":{\"id\":1");
                });

        asks();

        assertThat(github.answers(rule))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("rejected"));
        assertThat(github.grants()).isEmpty();
    }

    @Test
    void unsignedWronglySignedAndMalformedCallsAreRefused() {
        assertThat(github.call(question(), Map.of("X-GitHub-Event", "deployment_protection_rule"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(sent(
                                "deployment_protection_rule",
                                question(),
                                UUID.randomUUID().toString(),
                                "another-secret")
                        .statusCode())
                .isEqualTo(401);
        assertThat(github.ledger("CALLBACK_REFUSED")).hasSize(1);
        assertThat(sent("deployment_protection_rule", "{").statusCode()).isEqualTo(400);
        assertThat(sent("deployment_protection_rule", "[]").statusCode()).isEqualTo(400);
        assertThat(sent("deployment_protection_rule", "{\"action\":\"requested\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(sent("deployment_protection_rule", "x".repeat(2_000_000)).statusCode())
                .isEqualTo(413);
        assertThat(github.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/repos/shop/web/actions/runs/1/deployment_protection_rule",
                "BASE.evil.example/repos/shop/web/actions/runs/1/deployment_protection_rule",
                "BASE/repos/other/web/actions/runs/1/deployment_protection_rule",
                "BASE/repos/shop/web/actions/runs/1/../2/deployment_protection_rule",
                "BASE/repos/shop/web/actions/runs/deployment_protection_rule",
                "BASE/repos/shop/web/actions/runs/1/deployment_protection_rule?x=1"
            })
    void addressThatLeadsElsewhereIsRefusedAndNeverCalled(String address) {
        var answer = sent("deployment_protection_rule", question(address.replace("BASE", github.stub.url())));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        github.work();
        assertThat(github.stub.asked()).isEmpty();
        assertThat(github.all()).isEmpty();
    }

    @Test
    void repeatedCallDoesNothingTwice() {
        github.open();
        var delivery = UUID.randomUUID().toString();
        assertThat(sent("deployment_protection_rule", question(), delivery, CallbackDriver.SECRET)
                        .statusCode())
                .isEqualTo(202);
        github.work();

        var again = sent("deployment_protection_rule", question(), delivery, CallbackDriver.SECRET);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("repeated");
        github.work();
        assertThat(github.all()).hasSize(1);
        assertThat(github.answers(rule)).hasSize(1);
        assertThat(github.grants()).hasSize(1);
    }

    @Test
    void sameQuestionUnderAnotherDeliveryIsAskedOnce() {
        assertThat(sent("deployment_protection_rule", question()).statusCode()).isEqualTo(202);
        assertThat(sent("deployment_protection_rule", question()).statusCode()).isEqualTo(200);

        assertThat(github.all()).hasSize(1);
    }

    @Test
    void anotherJobOfTheRunSharesItsGrant() {
        github.open();
        asks();
        asks();

        assertThat(github.answers(rule))
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.body()).contains("approved"));
        assertThat(github.grants()).hasSize(1);
    }

    @Test
    void failureOfTheToolIsTriedAgainUntilItHears() {
        github.open();
        github.stub.on("POST " + rule, inTurn(json(502, "{}"), reply(204, "application/json", "")));
        asks();
        assertThat(github.asked().state()).isEqualTo(State.APPROVING);
        assertThat(github.asked().trouble()).contains("502");

        later(Duration.ofSeconds(10));

        assertThat(github.asked().state()).isEqualTo(State.RUNNING);
        assertThat(github.answers(rule)).hasSize(2);
        assertThat(github.grants()).hasSize(1);
    }

    @Test
    void answerThatWasHeardWithoutAWordIsNotSentTwice() {
        github.open();
        github.stub.on("POST " + rule, StubSystem.silence());
        asks();
        assertThat(github.asked().state()).isEqualTo(State.APPROVING);

        runsNow();
        later(Duration.ofSeconds(10));

        assertThat(github.asked().state()).isEqualTo(State.RUNNING);
        assertThat(github.answers(rule)).hasSize(1);
    }

    @Test
    void toolThatRefusesTheAnswerIsGivenUpVisiblyAndTriedAgainByAPerson() {
        github.open();
        github.stub.on("POST " + rule, json(422, "{}"));
        asks();
        github.db()
                .sql("update gate_callback set attempts = 9 where installation = ?")
                .param(github.name)
                .update();
        later(Duration.ofMinutes(1));

        assertThat(github.asked().gaveUp()).isTrue();
        assertThat(github.asked().state()).isEqualTo(State.APPROVING);
        assertThat(github.asked().trouble()).contains("422");
        assertThat(github.ledger("CALLBACK_GAVE_UP")).hasSize(1);
        var api = server.getBean(io.baton.Api.class);
        assertThat(api.list("auditor", "/api/gate/v1/callbacks?open=true"))
                .anySatisfy(seen ->
                        assertThat(seen).containsEntry("id", github.asked().id()));

        github.stub.on("POST " + rule, reply(204, "application/json", ""));
        var retried = api.post(
                "change-manager", "/api/gate/v1/callbacks/" + github.asked().id() + "/retry", null);
        assertThat(retried.getStatusCode().value()).isEqualTo(200);
        github.work();

        assertThat(github.asked().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void grantThatRanOutBeforeTheToolCouldBeToldIsANo() {
        github.open();
        github.stub.on("POST " + rule, inTurn(json(503, "{}"), reply(204, "application/json", "")));
        asks();

        later(Duration.ofHours(5));

        assertThat(github.answers(rule))
                .last()
                .satisfies(told -> assertThat(told.body()).contains("rejected", "ran out"));
        assertThat(github.asked().state()).isEqualTo(State.OVER);
        assertThat(github.grants().get(0)).containsEntry("outcome", "CANCELLED");
    }

    @Test
    void freezeThatBeginsWhileItWaitsKeepsItWaiting() {
        var change = CallbackDriver.change();
        github.permit(change, PermitState.IN_APPROVAL);
        asks();
        var now = clock.now();
        github.db()
                .sql("insert into closed_time (id, entry_id, kind, title, service, environment, starts_at, ends_at)"
                        + " values (?, 'callback', 'FREEZE', 'Year end', ?, null, ?, ?)")
                .params(UUID.randomUUID().toString(), github.service)
                .params(Timestamps.column(now.minusSeconds(60)), Timestamps.column(now.plusSeconds(900)))
                .update();
        server.publishEvent(new ClosedTimesChanged(Set.of("production"), Set.of()));
        github.permit(change, PermitState.APPROVED);
        github.work();

        assertThat(github.asked().state()).isEqualTo(State.WAITING);
        assertThat(github.asked().reason()).isEqualTo("freeze.none");
        assertThat(comments()).hasSize(2);
        assertThat(github.answers(rule)).isEmpty();
    }

    @Test
    void revokedGrantStopsTheRun() {
        var change = github.open();
        asks();
        runsNow();
        github.permit(change, PermitState.CANCELLED);

        github.work();

        assertThat(github.stub.written())
                .last()
                .satisfies(told -> assertThat(told.path()).isEqualTo(runs + "/cancel"));
        assertThat(github.ledger("CALLBACK_STOPPED")).hasSize(1);
        github.work();
        sent("workflow_run", completed("cancelled", 1));
        assertThat(github.grants().get(0)).containsEntry("state", "REVOKED").containsEntry("outcome", "CANCELLED");
        assertThat(github.stub.written().stream().filter(it -> it.path().endsWith("/cancel")))
                .hasSize(1);
    }

    @Test
    void resultThatIsHeardBeforeTheAnswerWasAcknowledgedCounts() {
        github.open();
        github.stub.on("POST " + rule, StubSystem.silence());
        asks();

        sent("workflow_run", completed("failure", 1));

        assertThat(github.asked().state()).isEqualTo(State.OVER);
        assertThat(github.grants().get(0)).containsEntry("outcome", "FAILED");
    }

    @Test
    void resultOfAnotherAttemptIsNotOurs() {
        github.open();
        asks();
        runsNow();

        sent("workflow_run", completed("failure", 2));

        assertThat(github.asked().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void resultThatWasNeverHeardIsAskedFor() {
        github.open();
        asks();
        github.stub.on("GET " + runs, run("completed", "failure", 1));

        later(Duration.ofMinutes(2));

        assertThat(github.grants().get(0)).containsEntry("outcome", "FAILED");
    }

    @Test
    void whatWasBroughtThereHasSucceededWhateverBecomesOfTheRest() {
        github.open();
        asks();
        runsNow();
        sent("deployment_status", deployment("success"));
        assertThat(github.asked().state()).isEqualTo(State.RUNNING);

        sent("workflow_run", completed("failure", 1));

        assertThat(github.grants().get(0)).containsEntry("outcome", "SUCCEEDED");
    }

    @Test
    void deploymentThatFailedHasFailedAtOnce() {
        github.open();
        asks();

        sent("deployment_status", deployment("failure"));

        assertThat(github.grants().get(0)).containsEntry("outcome", "FAILED");
    }

    @Test
    void deploymentThatWentPastTheGateIsABreach() {
        github.permit(CallbackDriver.change(), PermitState.IN_APPROVAL);
        asks();
        runsNow();

        sent("deployment_status", deployment("success"));
        github.work();

        assertThat(github.asked().state()).isEqualTo(State.OVER);
        assertThat(github.db()
                        .sql(
                                "select count(*) from audit_event where action = 'DEPLOYED_WITHOUT_GRANT' and object_id = ?")
                        .param(github.service + "@production")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void runThatWasCancelledWhileItWaitedIsAskedForNoMore() {
        github.permit(CallbackDriver.change(), PermitState.IN_APPROVAL);
        asks();
        github.stub.on("GET " + runs, run("completed", "cancelled", 1));

        later(Duration.ofMinutes(6));

        assertThat(github.asked().state()).isEqualTo(State.OVER);
        assertThat(github.answers(rule)).isEmpty();
    }

    @Test
    void questionThatNobodyOpensInTimeIsRejected() {
        github.permit(CallbackDriver.change(), PermitState.IN_APPROVAL);
        asks();

        later(Duration.ofDays(31));

        assertThat(github.answers(rule))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("rejected", "did not open"));
    }

    @Test
    void questionWhoseCallWasLostIsFound() {
        github.open();
        github.stub
                .on("GET /repositories/" + github.project, "{\"full_name\":\"shop/web\"}")
                .on(
                        "GET /repos/shop/web/actions/runs?status=waiting&per_page=50",
                        "{\"workflow_runs\":[{\"id\":" + run + "}]}")
                .on(
                        "GET /repos/shop/web/environments/prod/deployment_protection_rules",
                        "{\"custom_deployment_protection_rules\":[{\"enabled\":true,\"app\":{\"id\":4711}}]}");

        github.sweep();
        github.sweep();
        github.work();

        assertThat(github.answers(rule)).hasSize(1);
        assertThat(github.grants()).hasSize(1);
    }

    @Test
    void statusReportsAreNeverMoreThanGitHubTakes() {
        var change = CallbackDriver.change();
        github.permit(change, PermitState.IN_APPROVAL);
        asks();
        for (int i = 0; i < 14; i++) {
            github.db()
                    .sql("update gate_callback set reason = 'other', next_look_at = ? where installation = ?")
                    .params(Timestamps.column(clock.now()), github.name)
                    .update();
            github.work();
        }

        assertThat(comments()).hasSize(10);
    }

    private void later(Duration distance) {
        clock.forward(distance);
        github.work();
    }
}
