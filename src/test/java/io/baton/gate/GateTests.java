package io.baton.gate;

import static io.baton.gate.SomePermit.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.TestClock;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a pipeline hears at the gate, and how a deployment goes through it. */
@BatonTest
@Capability("W3.6")
class GateTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    Gatekeeper gate;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @Autowired
    GateGrants grants;

    @Autowired
    WaitingRoom room;

    private GateClient pipeline;

    @BeforeEach
    void connect() {
        pipeline = GateClient.pipeline(port, api);
    }

    /** See db/vendor/h2: what the database remembers it would go on saying after somebody closed the gate. */
    @Test
    void theDatabaseRemembersNothingItWasAsked(@Autowired DataSource source) {
        var remembers = new JdbcTemplate(source)
                .execute((Connection connection) -> ((SessionLocal)
                                connection.unwrap(JdbcConnection.class).getSession())
                        .getDatabase()
                        .getOptimizeReuseResults());

        assertThat(remembers).isFalse();
    }

    @Test
    void aDraftHasToWaitAnApprovedChangeIsOpenInItsWindowAndARejectedOneIsClosedForGood() {
        var from = clock.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3600);
        var permit = SomePermit.within(approved(), from, from.plusSeconds(1800));

        gate.keep(SomePermit.in(permit, PermitState.DRAFT));
        var draft = check(permit);
        assertThat(draft.statusCode()).isEqualTo(423);
        assertThat(header(draft, "Gate-Decision")).isEqualTo("closed");
        assertThat(header(draft, "Gate-Reason")).isEqualTo("change.approved,window.inside");
        assertThat(header(draft, "Retry-After")).isNotEmpty();
        assertThat(header(draft, "Content-Type")).startsWith("application/problem+json");

        gate.keep(permit);
        var early = check(permit);
        assertThat(early.statusCode()).isEqualTo(423);
        assertThat(header(early, "Gate-Reason")).isEqualTo("window.inside");
        assertThat(GateClient.json(early).path("opensAt").asText()).isEqualTo(from.toString());

        clock.forwardTo(from);
        var open = check(permit);
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(header(open, "Gate-Decision")).isEqualTo("open");
        assertThat(header(open, "Gate-Change")).isEqualTo(permit.changeKey());
        assertThat(GateClient.json(open).path("policy").path("digest").asText()).startsWith("sha256:");

        clock.forward(Duration.ofMinutes(30));
        assertThat(check(permit).statusCode()).isEqualTo(409);

        gate.keep(SomePermit.in(permit, PermitState.REJECTED));
        assertThat(check(permit).statusCode()).isEqualTo(409);
    }

    @Test
    void whoWentThroughSaysOnceWhatCameOfIt() {
        var granted = pipeline.post("/grants", playground("run-1"));
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
        assertThat(header(granted, "Gate-Decision")).isEqualTo("open");
        var id = header(granted, "Gate-Grant");

        assertThat(result(id, "success")).isEqualTo(200);
        assertThat(result(id, "succeeded")).as("the same word again").isEqualTo(200);
        assertThat(result(id, "failed")).as("another word").isEqualTo(409);
        assertThat(GateClient.json(pipeline.get("/grants/" + id)).path("state").asText())
                .isEqualTo("completed");
        assertThat(db.sql("select count(*) from audit_event where action = 'GATE_RESULT' and object_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRunThatIsGoingOnHoldsOthersAndItsApprovalIsGone() {
        var permit = kept(SomePermit.used(approved(), 3));
        grants.insert(SomePermit.grant(permit, "run-1", clock.now()));

        var again = pipeline.post("/grants", body(permit, "run-1"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(header(again, "Gate-Reason")).isEqualTo("concurrency.free,replay.none");
        assertThat(actions(permit)).containsExactly("GATE_DENIED");
        assertThat(check(permit).statusCode()).isEqualTo(423);
    }

    @Test
    void aRepeatedRequestGetsTheSameGrantUntilThatIsOver() {
        var key = UUID.randomUUID().toString();
        var sent = playground("run-1");

        var first = pipeline.post("/grants", sent, "Idempotency-Key", key);
        var again = pipeline.post("/grants", sent, "Idempotency-Key", key);
        var other = pipeline.post("/grants", playground("run-2"), "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(header(again, "Gate-Grant")).isEqualTo(header(first, "Gate-Grant"));
        assertThat(other.statusCode()).isEqualTo(422);

        result(header(first, "Gate-Grant"), "failed");
        assertThat(pipeline.post("/grants", sent, "Idempotency-Key", key).statusCode())
                .as("a grant that is over is not handed out again")
                .isEqualTo(409);
    }

    @Test
    void aShellNeedsNoJson() {
        var form = "service=svc-email&environment=sandbox&run=build-7&system=jenkins&attempt=2";

        var granted = pipeline.post("/grants", form, "Content-Type", "application/x-www-form-urlencoded");

        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
        assertThat(db.sql("select run_attempt from gate_grant where id = ?")
                        .param(header(granted, "Gate-Grant"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void everyReasonIsSaidAtOnceInPlainWordsToo() {
        var from = clock.now().plusSeconds(3600);
        var permit = SomePermit.in(SomePermit.within(approved(), from, from.plusSeconds(60)), PermitState.IN_APPROVAL);
        gate.keep(permit);

        var answer = pipeline.get("/check" + SomePermit.query(permit), "Accept", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(423);
        assertThat(answer.body().lines().toList())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("change.approved: everybody agreed ("))
                .anyMatch(line -> line.startsWith("window.inside: "));
    }

    @Test
    void whoWaitsIsLetGoWhenSomebodyAgrees() throws Exception {
        var permit = approved();
        gate.keep(SomePermit.in(permit, PermitState.IN_APPROVAL));

        var waiting = pipeline.soon("/check" + SomePermit.query(permit), "Prefer", "wait=55");
        awaitWaiters(1);
        gate.keep(permit);
        var answer = waiting.get(5, TimeUnit.SECONDS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Preference-Applied")).isEqualTo("wait=55");
    }

    @Test
    void whoDeploysHearsAtOnceThatHisPermitIsGone() throws Exception {
        var permit = kept(approved());
        var grant = SomePermit.grant(permit, "run-1", clock.now());
        grants.insert(grant);
        var id = grant.id();

        var watching = pipeline.soon("/grants/" + id, "Prefer", "wait=55");
        awaitWaiters(1);
        gate.keep(SomePermit.edited(permit));
        var answer = watching.get(5, TimeUnit.SECONDS);

        assertThat(GateClient.json(answer).path("state").asText()).isEqualTo("revoked");
        assertThat(GateClient.json(answer).path("because").asText()).startsWith("IN_APPROVAL");
        assertThat(gate.isRevoked(id)).isTrue();
        assertThat(actions(permit)).contains("GATE_REVOKED");
    }

    @Test
    void everyAnswerIsOnRecordWithinASecond() {
        var permit = kept(approved());
        var id = GateClient.json(check(permit)).path("decisionId").asText();

        await().atMost(Duration.ofSeconds(3))
                .until(() -> db.sql("select count(*) from gate_decision where id = ? and status = 200")
                                .param(id)
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    @Test
    void anEvaluationAnswersEveryRuleAlsoForAnotherTimeAndUnderAssumptions() {
        var from = clock.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3600);
        var permit = SomePermit.in(SomePermit.within(approved(), from, null), PermitState.IN_APPROVAL);
        gate.keep(permit);
        var body = new HashMap<>(body(permit, "run-1"));

        var now = pipeline.post("/evaluations", body);
        assertThat(now.statusCode()).isEqualTo(200);
        assertThat(header(now, "Gate-Decision")).isEqualTo("closed");
        assertThat(GateClient.json(now).path("rules")).hasSize(19);
        assertThat(GateClient.json(now).path("rules").findValuesAsText("fix"))
                .as("what would cure it")
                .hasSize(2);
        assertThat(GateClient.json(pipeline.get("/evaluations/"
                                + GateClient.json(now).path("decisionId").asText()))
                        .path("answer")
                        .path("decision")
                        .asText())
                .isEqualTo("closed");

        body.putAll(Map.of("at", from.toString(), "assume", Map.of("approved", true), "dryRun", true));
        var then = pipeline.post("/evaluations", body);
        assertThat(header(then, "Gate-Decision")).isEqualTo("open");
        assertThat(pipeline.get("/evaluations/"
                                + GateClient.json(then).path("decisionId").asText())
                        .statusCode())
                .as("a dry run leaves no trace")
                .isEqualTo(404);
    }

    @Test
    void anEnvironmentThatIsListedAsOpenNeedsNoChangeAndTheGrantSaysSo() {
        var what = Map.of(
                "service",
                "svc-web-shop",
                "environment",
                "sandbox",
                "run",
                Map.of("id", UUID.randomUUID().toString()));

        assertThat(pipeline.get("/check?service=svc-web-shop&environment=sandbox")
                        .statusCode())
                .isEqualTo(200);
        var granted = pipeline.post("/grants", what);
        assertThat(granted.statusCode()).isEqualTo(201);
        assertThat(GateClient.json(granted).path("ungated").asBoolean()).isTrue();
    }

    @Test
    void whatWasDeployedWithoutAGrantIsOnRecordAndWhatHadOneIsNot() {
        var permit = kept(approved());
        grants.insert(SomePermit.grant(permit, "run-1", clock.now()));
        assertThat(pipeline.post("/deployments", body(permit, "run-1")).statusCode())
                .isEqualTo(409);

        var run = UUID.randomUUID().toString();
        assertThat(pipeline.post("/deployments", body(permit, run)).statusCode())
                .isEqualTo(202);
        assertThat(db.sql("select count(*) from audit_event where action = 'DEPLOYED_WITHOUT_GRANT' and service = ?")
                        .param(permit.what().service())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void onlyAPersonWithAReasonAndAnIncidentBreaksTheGlass() {
        var what = Map.of("service", "svc-web-shop", "environment", "production");

        assertThat(api.post("requester", "/api/gate/v1/break-glass", what)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(api.post("change-manager", "/api/gate/v1/break-glass", what)
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    private void awaitWaiters(int number) {
        await().atMost(Duration.ofSeconds(10)).until(() -> room.taken() >= number);
    }

    private Permit kept(Permit permit) {
        gate.keep(permit);
        return permit;
    }

    private HttpResponse<String> check(Permit permit) {
        return pipeline.get("/check" + SomePermit.query(permit) + "&change=" + permit.changeKey());
    }

    private int result(String grant, String word) {
        return pipeline.put("/grants/" + grant + "/result", Map.of("outcome", word))
                .statusCode();
    }

    /** In an environment that asks for no change. */
    private static Map<String, Object> playground(String run) {
        return Map.of("service", "svc-email", "environment", "sandbox", "run", Map.of("id", run));
    }

    private static Map<String, Object> body(Permit permit, String run) {
        var what = permit.what();
        return Map.of(
                "service", what.service(),
                "environment", what.environment(),
                "commit", what.commit(),
                "digests", what.digests(),
                "change", permit.changeKey(),
                "run", Map.of("system", "shell", "id", run, "attempt", 1));
    }

    private List<String> actions(Permit permit) {
        return db.sql("select action from audit_event where ticket = ?")
                .param(permit.changeKey())
                .query(String.class)
                .list();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
