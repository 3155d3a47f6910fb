package io.baton.delivery.awx;

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
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWX as it answers, each of its traps a test. */
class AwxJobsTests {

    private static final String LAUNCH = "/api/v2/job_templates/42/launch/";
    private static final String STARTED = "{\"job\":1001,\"id\":1001,\"status\":\"pending\",\"ignored_fields\":{}}";
    private static final String NEWEST = "GET /api/v2/jobs/?order_by=-id&page_size=50&job_template=42";

    private final StubSystem awx = new StubSystem();
    private final Connector connector = Connectors.impatient("deploy-awx", "AWX", awx.url());
    private final DeployTool tool = new AwxJobs(connector, "");

    @AfterEach
    void close() {
        connector.close();
        awx.close();
    }

    private static Order order() {
        return Orders.of("42");
    }

    private static Running running() {
        return new Running("1001", null);
    }

    @Test
    void launchesATemplateWithItsVariables() {
        awx.on("POST " + LAUNCH, json(201, STARTED));

        assertThat(tool.trigger(order())).isEqualTo(running());
        assertThat(awx.written())
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .startsWith("{\"extra_vars\":{")
                        .contains("\"VERSION\":\"1.4.2\"", "\"ITSM_DISPATCH_ID\":\"" + Orders.ID + "\""));
    }

    @Test
    void workflowsHavePathsOfTheirOwn() {
        var controller = new AwxJobs(connector, "/api/controller");
        awx.on("POST /api/controller/v2/workflow_job_templates/12/launch/", json(201, "{\"workflow_job\":7}"))
                .on("GET /api/controller/v2/workflow_jobs/7/", "{\"status\":\"successful\"}");

        var order = Orders.of("workflow/12");
        assertThat(controller.poll(order, controller.trigger(order)).stage()).isEqualTo(Stage.SUCCEEDED);
    }

    @ParameterizedTest
    @CsvSource({"202,was told to stop", "500,could not be stopped"})
    void aJobThatIgnoresPartOfTheOrderIsStoppedAndRefused(int status, String words) {
        awx.on("POST " + LAUNCH, json(201, STARTED.replace("{}", "{\"extra_vars\":{\"VERSION\":\"1.4.2\"}}")))
                .on("POST /api/v2/jobs/1001/cancel/", reply(status, "application/json", ""));

        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> tool.trigger(order()))
                .satisfies(e -> assertThat(e.fate()).isEqualTo(Fate.REFUSED))
                .withMessageContaining(words);
        assertThat(awx.written()).hasSize(2);
    }

    @Test
    void whatGoesWrongSaysWhetherItMayHaveBeenHeard() {
        Mishaps.areTold(awx, tool, order(), "POST " + LAUNCH);
    }

    @Test
    void anAnswerThatDoesNotComeLeavesItOpen() {
        Mishaps.hangingIsUnsure(awx, tool, order(), "POST " + LAUNCH);
    }

    @Test
    void findsAJobByItsVariablesAlsoWhereNobodyMayFilterByThem() {
        var job =
                "{\"results\":[{\"id\":1000,\"extra_vars\":\"{}\"},{\"id\":1001,\"extra_vars\":\"{\\\"ITSM_DISPATCH_ID\\\":\\\""
                        + Orders.ID + "\\\"}\"}]}";
        awx.on(NEWEST + "&extra_vars__contains=" + Orders.ID, job);
        assertThat(tool.find(order(), Instant.EPOCH)).contains(running());

        awx.on(NEWEST + "&extra_vars__contains=" + Orders.ID, json(403, "{}")).on(NEWEST, job);
        assertThat(tool.find(order(), Instant.EPOCH)).contains(running());
    }

    @ParameterizedTest
    @CsvSource({
        "new,WAITING",
        "pending,WAITING",
        "waiting,WAITING",
        "running,RUNNING",
        "successful,SUCCEEDED",
        "failed,FAILED",
        "error,FAILED",
        "canceled,CANCELLED"
    })
    void theStatusOfTheJobSaysHowFarItIs(String status, Stage stage) {
        awx.on("GET /api/v2/jobs/1001/", "{\"status\":\"" + status + "\",\"job_explanation\":\"\"}");

        assertThat(tool.poll(order(), running()).stage()).isEqualTo(stage);
    }

    @Test
    void stoppingWhatIsOverIsNoFailure() {
        awx.on("POST /api/v2/jobs/1001/cancel/", json(405, "{}")).on("GET /api/v2/jobs/1001/", json(404, "{}"));

        tool.cancel(order(), running());

        assertThat(tool.poll(order(), running()).stage()).isEqualTo(Stage.GONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "job | {\"ask_variables_on_launch\":false}",
                "job | {\"ask_variables_on_launch\":true,\"passwords_needed_to_start\":[\"ssh_password\"]}",
                "parameters | {\"ask_variables_on_launch\":true,\"variables_needed_to_start\":[\"region\"]}"
            })
    void aTemplateThatWouldIgnoreTheOrderIsRefusedBeforeItIsNeeded(String field, String answer) {
        awx.on("GET " + LAUNCH, answer);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tool.check(Orders.target("42")))
                .satisfies(e -> assertThat(e.errors().get(0).field()).isEqualTo(field));
    }
}
