package io.baton.delivery.github;

import static io.baton.StubSystem.json;
import static io.baton.StubSystem.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baton.StubSystem;
import io.baton.delivery.DeployTool;
import io.baton.delivery.DeployTool.Running;
import io.baton.delivery.DeployTool.Stage;
import io.baton.delivery.Mishaps;
import io.baton.delivery.Order;
import io.baton.delivery.Orders;
import io.baton.platform.Refusal;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.CallFailed.Fate;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import io.baton.platform.http.GitHubApp;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GitHub Actions as it answers, each of its traps a test. */
class GitHubWorkflowsTests {

    private static final String JOB = "shop/web/deploy.yml";
    private static final String WORKFLOW = "/repos/shop/web/actions/workflows/deploy.yml";
    private static final String TRIGGER = "POST " + WORKFLOW + "/dispatches";
    private static final String RUN = "/repos/shop/web/actions/runs/30";
    private static final String STARTED = "{\"workflow_run_id\":30,\"html_url\":\"https://gh/30\"}";

    private final StubSystem github = new StubSystem();
    private final Connector connector = Connectors.impatient("deploy-github", "GitHub", github.url());
    private final DeployTool tool = new GitHubWorkflows(connector, null);

    @AfterEach
    void close() {
        connector.close();
        github.close();
    }

    private static Order order() {
        return Orders.of(JOB);
    }

    private static Running running() {
        return new Running("30", "https://gh/30");
    }

    @Test
    void aNewServerSaysWhichRunItBegan() {
        github.on(TRIGGER, STARTED);

        assertThat(tool.trigger(order())).isEqualTo(running());
        assertThat(github.written())
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains(
                                "\"ref\":\"v1.4.2\"",
                                "\"ITSM_DISPATCH_ID\":\"" + Orders.ID + "\"",
                                "\"return_run_details\":true"));
    }

    @Test
    void anOlderServerIsAskedWithoutTheWishToBeTold() {
        github.on(
                TRIGGER,
                StubSystem.inTurn(
                        json(422, "{\"message\":\"return_run_details is not a permitted key\"}"),
                        reply(204, "application/json", "")));

        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> tool.trigger(order()))
                .satisfies(e -> assertThat(e.fate()).isEqualTo(Fate.UNSURE));
        assertThat(github.written()).hasSize(2);
        assertThat(github.written().get(1).body()).doesNotContain("return_run_details");
    }

    @Test
    void whatGoesWrongSaysWhetherItMayHaveBeenHeard() {
        Mishaps.areTold(github, tool, order(), TRIGGER);
    }

    @Test
    void anAnswerThatDoesNotComeLeavesItOpen() {
        Mishaps.hangingIsUnsure(github, tool, order(), TRIGGER);
    }

    @Test
    void findsARunByItsName() {
        github.on(
                "GET " + WORKFLOW + "/runs?event=workflow_dispatch&per_page=50&created=%3E%3D2026-11-22T09%3A59%3A00Z",
                "{\"workflow_runs\":[{\"id\":29,\"display_title\":\"deploy another\"},{\"id\":30,\"html_url\":\"https://gh/30\","
                        + "\"display_title\":\"deploy " + Orders.ID + "\"}]}");

        assertThat(tool.find(order(), Instant.parse("2026-11-22T10:00:00Z"))).contains(running());
    }

    @ParameterizedTest
    @CsvSource({
        "queued,,WAITING",
        "waiting,,WAITING",
        "in_progress,,RUNNING",
        "completed,success,SUCCEEDED",
        "completed,cancelled,CANCELLED",
        "completed,failure,FAILED",
        "completed,timed_out,FAILED",
        "completed,skipped,FAILED",
        "completed,action_required,FAILED",
        "completed,startup_failure,FAILED"
    })
    void theConclusionIsTheOutcome(String status, String conclusion, Stage stage) {
        github.on(
                "GET " + RUN,
                "{\"status\":\"" + status + "\",\"conclusion\":"
                        + (conclusion == null ? "null" : "\"" + conclusion + "\"") + ",\"head_sha\":\"" + Orders.COMMIT
                        + "\",\"html_url\":\"https://gh/30\"}");

        assertThat(tool.poll(order(), running()).stage()).isEqualTo(stage);
        assertThat(github.written()).isEmpty();
    }

    @Test
    void aRunOfAnotherCommitIsStoppedAndHasFailed() {
        var run = "{\"status\":\"in_progress\",\"head_sha\":\"" + "f".repeat(40) + "\"}";
        github.on("GET " + RUN, run).on("POST " + RUN + "/cancel", reply(202, "application/json", "{}"));
        assertThat(tool.poll(order(), running()).stage()).isEqualTo(Stage.RUNNING);
        assertThat(github.written()).hasSize(1);

        github.on("GET " + RUN, run.replace("in_progress", "completed\",\"conclusion\":\"success"));
        assertThat(tool.poll(order(), running()).stage()).isEqualTo(Stage.FAILED);
    }

    @Test
    void stoppingWhatIsOverIsNoFailure() {
        github.on(
                        "POST " + RUN + "/cancel",
                        json(409, "{\"message\":\"Cannot cancel a workflow run that is completed.\"}"))
                .on("GET " + RUN, json(404, "{}"));

        tool.cancel(order(), running());

        assertThat(tool.poll(order(), running()).stage()).isEqualTo(Stage.GONE);
    }

    @Test
    void aDisabledWorkflowIsRefusedBeforeItIsNeeded() {
        github.on("GET " + WORKFLOW, "{\"state\":\"disabled_manually\"}");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tool.check(Orders.target(JOB)))
                .satisfies(e -> assertThat(e.errors().get(0).field()).isEqualTo("job"));

        github.on("GET " + WORKFLOW, "{\"state\":\"active\"}");
        tool.check(Orders.target(JOB));
        assertThat(github.written()).isEmpty();
    }

    @Test
    void anAppSignsAWordAndGetsATokenForAWhile() throws NoSuchAlgorithmException {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        var clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
        var app = new GitHubApp("4711", "99", keys.generateKeyPair().getPrivate(), clock);
        github.on(
                        "POST /app/installations/99/access_tokens",
                        json(201, "{\"token\":\"ghs_of_the_app\",\"expires_at\":\"2026-11-22T11:00:00Z\"}"))
                .on(TRIGGER, STARTED);
        var byApp = new GitHubWorkflows(connector, app);

        byApp.trigger(order());
        byApp.trigger(order());

        assertThat(github.written()).hasSize(3);
        assertThat(github.written().get(0).header("Authorization")).matches("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(github.written().get(2).header("Authorization")).isEqualTo("Bearer ghs_of_the_app");
    }
}
