package io.baton.gate.callback;

import static io.baton.StubSystem.inTurn;
import static io.baton.StubSystem.json;
import static io.baton.StubSystem.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.TestClock;
import io.baton.deployment.PermitState;
import io.baton.gate.callback.Callback.State;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Azure's checks as they ask, and are called back with the token they brought. */
@BatonTest
@Capability("W3.6")
class AzureChecksTests {

    private static final String TOKEN = "token-of-the-job-4711";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext server;

    @Autowired
    TestClock clock;

    private final String plan = UUID.randomUUID().toString();
    private final String task = UUID.randomUUID().toString();
    private CallbackDriver azure;
    private String run;
    private String events;
    private String build;

    @BeforeEach
    void connect() {
        azure = CallbackDriver.azure(server, port);
        run = CallbackDriver.number();
        build = "/" + azure.project + "/_apis/build/builds/" + run + "?api-version=7.0";
        var hub = "/" + azure.project + "/_apis/distributedtask/hubs/build/plans/" + plan;
        events = hub + "/events?api-version=2.0-preview.1";
        azure.stub
                .on("GET " + build, build("inProgress", ""))
                .on("PATCH " + build, "{\"id\":" + run + "}")
                .on("POST " + events, reply(204, "application/json", ""));
    }

    @AfterEach
    void disconnect() {
        azure.close();
    }

    private String build(String status, String result) {
        return "{\"id\":" + run + ",\"status\":\"" + status + "\",\"result\":\"" + result
                + "\",\"reason\":\"manual\",\"sourceVersion\":\"" + azure.commit + "\",\"project\":{\"id\":\""
                + azure.project + "\"},\"orchestrationPlan\":{\"planId\":\"" + plan
                + "\"},\"_links\":{\"web\":{\"href\":\"https://az/run\"}}}";
    }

    private Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        headers.put("X-Gate-Key", CallbackDriver.SECRET);
        headers.put("PlanUrl", azure.stub.url() + "/");
        headers.put("ProjectId", azure.project);
        headers.put("HubName", "build");
        headers.put("PlanId", plan);
        headers.put("JobId", UUID.randomUUID().toString());
        headers.put("TimelineId", UUID.randomUUID().toString());
        headers.put("TaskInstanceId", task);
        headers.put("AuthToken", TOKEN);
        return headers;
    }

    private String question() {
        return "{\"service\":\"" + azure.service + "\",\"environment\":\"prod\",\"commit\":\"" + azure.commit
                + "\",\"run\":\"" + run + "\",\"attempt\":\"1\",\"timeoutMinutes\":\"600\"}";
    }

    private HttpResponse<String> sent(Map<String, String> more) {
        var headers = headers();
        headers.putAll(more);
        return azure.call(question(), headers);
    }

    private void asks() {
        var answer = sent(Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        azure.work();
    }

    private void reports(String result) {
        var event = "{\"id\":\"" + UUID.randomUUID() + "\",\"eventType\":\"build.complete\",\"resource\":{\"id\":" + run
                + ",\"result\":\"" + result + "\",\"project\":{\"id\":\"" + azure.project + "\"}}}";
        assertThat(azure.call(event, Map.of("X-Gate-Key", CallbackDriver.SECRET))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void openGateTakesAGrantAndCompletesTheTask() {
        azure.open();

        asks();

        assertThat(azure.answers(events)).singleElement().satisfies(told -> {
            assertThat(told.body())
                    .contains("\"name\":\"TaskCompleted\"", "\"taskId\":\"" + task + "\"", "\"result\":\"succeeded\"");
            assertThat(told.header("Authorization")).isEqualTo("Bearer " + TOKEN);
        });
        assertThat(azure.grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant).containsEntry("run", "azure:" + azure.project + "-" + run));
        assertThat(azure.asked().state()).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @CsvSource({"succeeded,SUCCEEDED", "partiallySucceeded,FAILED", "failed,FAILED", "canceled,CANCELLED"})
    void whatTheServiceHookSaysIsTheResult(String result, String outcome) {
        azure.open();
        asks();

        reports(result);

        assertThat(azure.grants().get(0)).containsEntry("outcome", outcome);
    }

    @Test
    void tokenOfTheJobIsSealedAndForgottenOnceItIsNotNeeded() {
        var change = CallbackDriver.change();
        azure.permit(change, PermitState.IN_APPROVAL);
        asks();
        assertThat(token()).isNotBlank().doesNotContain(TOKEN);

        azure.permit(change, PermitState.REJECTED);
        azure.work();

        assertThat(azure.answers(events))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("\"result\":\"failed\""));
        assertThat(token()).isEqualTo("none");
        assertThat(azure.grants()).isEmpty();
    }

    private String token() {
        return azure.db()
                .sql("select coalesce(token, 'none') from gate_callback where id = ?")
                .param(azure.asked().id())
                .query(String.class)
                .single();
    }

    @Test
    void tokenIsNeverSentElsewhere() {
        for (var address : new String[] {
            "https://evil.example/", azure.stub.url() + ".evil.example", azure.stub.url() + "/other", "https://"
        }) {
            var answer = sent(Map.of("PlanUrl", address));
            assertThat(answer.statusCode()).as(address).isEqualTo(422);
        }
        azure.work();
        assertThat(azure.stub.asked()).isEmpty();
        assertThat(azure.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "project", "commit", "pullRequest"})
    void checkThatIsNotOfTheRunItNamesFails(String difference) {
        azure.open();
        var real = build("inProgress", "");
        azure.stub.on(
                "GET " + build,
                switch (difference) {
                    case "plan" -> real.replace(plan, UUID.randomUUID().toString());
                    case "project" ->
                        real.replace(azure.project, UUID.randomUUID().toString());
                    case "commit" -> real.replace(azure.commit, "f".repeat(40));
                    default -> real.replace("\"manual\"", "\"pullRequest\"");
                });

        asks();

        assertThat(azure.answers(events))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("\"result\":\"failed\""));
        assertThat(azure.grants()).isEmpty();
    }

    @Test
    void keyThatIsMissingOrWrongAndWhatIsMalformedIsRefused() {
        assertThat(sent(Map.of("X-Gate-Key", "wrong")).statusCode()).isEqualTo(401);
        assertThat(azure.call(question(), Map.of()).statusCode()).isEqualTo(401);
        assertThat(azure.ledger("CALLBACK_REFUSED")).hasSize(1);
        assertThat(sent(Map.of("PlanId", "1 or 1=1")).statusCode()).isEqualTo(422);
        assertThat(sent(Map.of("HubName", "release")).statusCode()).isEqualTo(422);
        assertThat(azure.call("{}", headers()).statusCode()).isEqualTo(422);
        assertThat(azure.call("no", headers()).statusCode()).isEqualTo(400);
        assertThat(azure.all()).isEmpty();
    }

    @Test
    void sameCheckAsksOnce() {
        azure.open();
        asks();

        assertThat(sent(Map.of()).statusCode()).isEqualTo(200);
        azure.work();

        assertThat(azure.all()).hasSize(1);
        assertThat(azure.answers(events)).hasSize(1);
    }

    @Test
    void answerIsTriedAgainWhenAzureFailed() {
        azure.open();
        azure.stub.on("POST " + events, inTurn(json(503, "{}"), json(400, "{\"message\":\"completed\"}")));
        asks();
        assertThat(azure.asked().state()).isEqualTo(State.APPROVING);

        clock.forward(Duration.ofSeconds(10));
        azure.work();

        // The first one was heard after all: what is completed cannot be completed again.
        assertThat(azure.asked().state()).isEqualTo(State.RUNNING);
        assertThat(azure.grants()).hasSize(1);
    }

    @Test
    void checkThatWaitsLongerThanItMayFails() {
        azure.permit(CallbackDriver.change(), PermitState.IN_APPROVAL);
        asks();

        clock.forward(Duration.ofHours(11));
        azure.work();

        assertThat(azure.answers(events))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("\"result\":\"failed\""));
    }

    @Test
    void revokedGrantCancelsTheRun() {
        var change = azure.open();
        asks();

        azure.permit(change, PermitState.CANCELLED);
        azure.work();

        assertThat(azure.stub.written()).last().satisfies(told -> {
            assertThat(told.method()).isEqualTo("PATCH");
            assertThat(told.body()).contains("cancelling");
            assertThat(told.header("Authorization")).isEqualTo("Bearer t0ken-of-the-test");
        });
    }
}
