package io.baton.delivery.gitlab;

import static io.baton.StubSystem.json;
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
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GitLab as it answers, each of its traps a test. */
class GitLabPipelinesTests {

    private static final String PROJECT = "/api/v4/projects/shop%2Fweb";
    private static final String BY_TRIGGER_TOKEN = "POST " + PROJECT + "/trigger/pipeline";
    private static final String BY_ACCESS_TOKEN = "POST " + PROJECT + "/pipeline";
    private static final String PIPELINE = PROJECT + "/pipelines/257";
    private static final String STARTED =
            "{\"id\":257,\"sha\":\"" + Orders.COMMIT + "\",\"status\":\"created\",\"web_url\":\"https://gl/257\"}";

    private final StubSystem gitlab = new StubSystem();
    private final Connector connector = Connectors.impatient("deploy-gitlab", "GitLab", gitlab.url());
    private final DeployTool tool = new GitLabPipelines(connector);

    @AfterEach
    void close() {
        connector.close();
        gitlab.close();
    }

    private static Order order() {
        return Orders.of("shop/web");
    }

    private static Running running() {
        return new Running("257", "https://gl/257");
    }

    @Test
    void theTriggerTokenOfTheTargetBeginsAPipeline() {
        gitlab.on(BY_TRIGGER_TOKEN, json(201, STARTED));

        assertThat(tool.trigger(order())).isEqualTo(running());
        assertThat(gitlab.written())
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains("token=target-secret", "ref=v1.4.2", "variables%5BITSM_DISPATCH_ID%5D=" + Orders.ID));
    }

    @Test
    void withoutOneTheAccessTokenDoes() {
        gitlab.on(BY_ACCESS_TOKEN, json(201, STARTED));
        var order = new Order(Orders.ID, "CHG-1", order().what(), "shop/web", "v1.4.2", order().parameters(), null);

        assertThat(tool.trigger(order)).isEqualTo(running());
        assertThat(gitlab.written().get(0).body())
                .contains("{\"key\":\"ITSM_DISPATCH_ID\",\"value\":\"" + Orders.ID + "\"}");
        assertThat(gitlab.written().get(0).header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void whatGoesWrongSaysWhetherItMayHaveBeenHeard() {
        Mishaps.areTold(gitlab, tool, order(), BY_TRIGGER_TOKEN);
    }

    @Test
    void anAnswerThatDoesNotComeLeavesItOpen() {
        Mishaps.hangingIsUnsure(gitlab, tool, order(), BY_TRIGGER_TOKEN);
    }

    @Test
    void aPipelineOfAnotherCommitIsStoppedAndHasFailed() {
        var other = STARTED.replace(Orders.COMMIT, "f".repeat(40));
        gitlab.on(BY_TRIGGER_TOKEN, json(201, other))
                .on("POST " + PIPELINE + "/cancel", "{}")
                .on("GET " + PIPELINE, other.replace("created", "success"));

        tool.trigger(order());

        assertThat(gitlab.written()).hasSize(2);
        assertThat(tool.poll(order(), running()).stage()).isEqualTo(Stage.FAILED);
        assertThat(tool.poll(order(), running()).note()).contains("instead of the approved " + Orders.COMMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "created,WAITING", "waiting_for_resource,WAITING", "preparing,WAITING", "pending,WAITING", "scheduled,WAITING",
        "running,RUNNING", "canceling,RUNNING", "manual,RUNNING", "success,SUCCEEDED", "failed,FAILED",
        "skipped,FAILED", "canceled,CANCELLED"
    })
    void theStatusOfThePipelineSaysHowFarItIs(String status, Stage stage) {
        gitlab.on("GET " + PIPELINE, STARTED.replace("created", status));

        assertThat(tool.poll(order(), running()).stage()).isEqualTo(stage);
    }

    @Test
    void findsAPipelineByItsVariable() {
        gitlab.on(
                        "GET " + PROJECT
                                + "/pipelines?order_by=id&sort=desc&per_page=20&updated_after=2026-11-22T09%3A59%3A00Z",
                        "[" + STARTED.replace("257", "258") + "," + STARTED + "]")
                .on(
                        "GET " + PROJECT + "/pipelines/258/variables",
                        "[{\"key\":\"ITSM_DISPATCH_ID\",\"value\":\"other\"}]")
                .on(
                        "GET " + PIPELINE + "/variables",
                        "[{\"key\":\"ITSM_DISPATCH_ID\",\"value\":\"" + Orders.ID + "\"}]");

        assertThat(tool.find(order(), Instant.parse("2026-11-22T10:00:00Z"))).contains(running());
    }

    @Test
    void stopsAPipelineAlsoOneThatIsGone() {
        gitlab.on("POST " + PIPELINE + "/cancel", json(404, "{}")).on("GET " + PIPELINE, json(404, "{}"));

        tool.cancel(order(), running());

        assertThat(tool.poll(order(), running()).stage()).isEqualTo(Stage.GONE);
    }

    @Test
    void theRefHasToBeProtected() {
        gitlab.on("GET " + PROJECT, "{\"id\":1}")
                .on("GET " + PROJECT + "/protected_branches?per_page=100", "[{\"name\":\"main\"}]")
                .on("GET " + PROJECT + "/protected_tags?per_page=100", "[]");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tool.check(Orders.target("shop/web")))
                .satisfies(e -> assertThat(e.errors().get(0).field()).isEqualTo("ref"));

        gitlab.on("GET " + PROJECT + "/protected_tags?per_page=100", "[{\"name\":\"v*\"}]");
        tool.check(Orders.target("shop/web"));
        assertThat(gitlab.written()).isEmpty();
    }
}
