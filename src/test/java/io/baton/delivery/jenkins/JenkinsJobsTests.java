package io.baton.delivery.jenkins;

import static io.baton.StubSystem.json;
import static io.baton.StubSystem.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baton.StubSystem;
import io.baton.delivery.DeployTool;
import io.baton.delivery.DeployTool.Running;
import io.baton.delivery.DeployTool.Stage;
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

/** Jenkins as it answers, each of its traps a test. */
class JenkinsJobsTests {

    private static final String TRIGGER = "POST /job/shop/job/deploy/buildWithParameters";
    private static final String BUILDS = "GET /job/shop/job/deploy/api/json?tree=builds%5Bnumber,url,queueId,"
            + "actions%5Bparameters%5Bname,value%5D%5D%5D%7B0,50%7D";
    private static final String CHECK =
            "GET /job/shop/job/deploy/api/json?tree=buildable,property%5BparameterDefinitions%5Bname%5D%5D";
    private static final String OURS = "{\"actions\":[{\"parameters\":[{\"name\":\"ITSM_DISPATCH_ID\",\"value\":\""
            + Orders.ID + "\"}]}],\"number\":118,\"id\":4711,\"queueId\":4711,\"url\":\"https://j/118/\"}";

    private final StubSystem jenkins = new StubSystem();
    private final Connector connector = Connectors.impatient("deploy-jenkins", "Jenkins", jenkins.url());
    private final DeployTool tool = new JenkinsJobs(connector);

    @AfterEach
    void close() {
        connector.close();
        jenkins.close();
    }

    private static Running queued() {
        return new Running("queue:4711", null);
    }

    private static Running built() {
        return new Running("build:118", "https://j/118/");
    }

    @Test
    void anOrderBecomesAnItemOfTheQueue() {
        jenkins.on(TRIGGER, reply(201, "text/plain", "", "Location: https://j/queue/item/4711/"));

        assertThat(tool.trigger(Orders.of("shop/deploy"))).isEqualTo(queued());
        assertThat(jenkins.written())
                .singleElement()
                .satisfies(
                        asked -> assertThat(asked.body()).contains("VERSION=1.4.2", "ITSM_DISPATCH_ID=" + Orders.ID));
    }

    @Test
    void anOrderFoldedIntoOurOwnIsOurs() {
        jenkins.on(TRIGGER, reply(303, "text/plain", "", "Location: https://j/queue/item/4711/"))
                .on("GET /queue/item/4711/api/json", OURS);

        assertThat(tool.trigger(Orders.of("shop/deploy"))).isEqualTo(queued());
    }

    @Test
    void anOrderFoldedIntoThatOfSomebodyElseIsRefused() {
        jenkins.on(TRIGGER, reply(303, "text/plain", "", "Location: https://j/queue/item/4711/"))
                .on("GET /queue/item/4711/api/json", OURS.replace(Orders.ID, "another"));

        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> tool.trigger(Orders.of("shop/deploy")))
                .satisfies(e -> assertThat(e.fate()).isEqualTo(Fate.REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        "401,REFUSED",
        "404,REFUSED",
        "409,REFUSED",
        "302,REFUSED",
        "429,NOT_SENT",
        "408,UNSURE",
        "500,UNSURE",
        "503,UNSURE"
    })
    void theStatusSaysWhatMayHaveHappened(int status, Fate fate) {
        jenkins.on(TRIGGER, reply(status, "text/html", "<h1>no</h1>"));

        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> tool.trigger(Orders.of("shop/deploy")))
                .satisfies(e -> assertThat(e.fate()).isEqualTo(fate));
        assertThat(jenkins.written()).hasSize(1);
    }

    @Test
    void anAnswerThatDoesNotComeLeavesItOpen() {
        jenkins.on(TRIGGER, StubSystem.hanging());

        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> tool.trigger(Orders.of("shop/deploy")))
                .satisfies(e -> assertThat(e.fate()).isEqualTo(Fate.UNSURE));
        assertThat(jenkins.written()).hasSize(1);
    }

    @Test
    void aPasswordTakesTheCrumbOfItsSession() {
        jenkins.on(
                        TRIGGER,
                        StubSystem.inTurn(
                                reply(403, "text/html", "No valid crumb was included in the request"),
                                reply(201, "text/plain", "", "Location: https://j/queue/item/4711/")))
                .on(
                        "GET /crumbIssuer/api/json",
                        reply(
                                200,
                                "application/json",
                                "{\"crumb\":\"abc\",\"crumbRequestField\":\"Jenkins-Crumb\"}",
                                "Set-Cookie: JSESSIONID.1=xyz; Path=/; HttpOnly"));

        assertThat(tool.trigger(Orders.of("shop/deploy"))).isEqualTo(queued());
        assertThat(jenkins.written().get(1).header("Jenkins-Crumb")).isEqualTo("abc");
        assertThat(jenkins.written().get(1).header("Cookie")).isEqualTo("JSESSIONID.1=xyz");
    }

    @Test
    void findsWhatWaitsAndWhatRunsByTheIdOfTheOrder() {
        var queue = "GET /queue/api/json?tree=items%5Bid,actions%5Bparameters%5Bname,value%5D%5D%5D";
        jenkins.on(queue, "{\"items\":[" + OURS + "]}");
        assertThat(tool.find(Orders.of("shop/deploy"), Instant.EPOCH)).contains(queued());

        jenkins.on(queue, "{\"items\":[]}").on(BUILDS, "{\"builds\":[" + OURS + "]}");
        assertThat(tool.find(Orders.of("shop/deploy"), Instant.EPOCH)).contains(built());

        jenkins.on(BUILDS, "{\"builds\":[]}");
        assertThat(tool.find(Orders.of("shop/deploy"), Instant.EPOCH)).isEmpty();
    }

    @Test
    void theItemOfTheQueueLeadsToTheBuildAlsoWhenItIsForgotten() {
        var item = "GET /queue/item/4711/api/json";
        jenkins.on(item, "{\"why\":\"Waiting for next available executor\"}");
        assertThat(tool.poll(Orders.of("shop/deploy"), queued()).stage()).isEqualTo(Stage.WAITING);

        jenkins.on(item, "{\"executable\":{\"number\":118,\"url\":\"https://j/118/\"}}");
        assertThat(tool.poll(Orders.of("shop/deploy"), queued()).running()).isEqualTo(built());

        jenkins.on(item, json(404, "{}")).on(BUILDS, "{\"builds\":[" + OURS.replace(Orders.ID, "dropped") + "]}");
        assertThat(tool.poll(Orders.of("shop/deploy"), queued()).running()).isEqualTo(built());

        jenkins.on(item, "{\"cancelled\":true}");
        assertThat(tool.poll(Orders.of("shop/deploy"), queued()).stage()).isEqualTo(Stage.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS,SUCCEEDED", "UNSTABLE,FAILED", "FAILURE,FAILED", "NOT_BUILT,FAILED", "ABORTED,CANCELLED"})
    void theResultOfTheBuildIsTheOutcome(String result, Stage stage) {
        var build = "GET /job/shop/job/deploy/118/api/json?tree=number,url,building,result";
        jenkins.on(build, "{\"building\":true,\"result\":\"" + result + "\"}");
        assertThat(tool.poll(Orders.of("shop/deploy"), built()).stage()).isEqualTo(Stage.RUNNING);

        jenkins.on(build, "{\"building\":false,\"result\":\"" + result + "\"}");
        assertThat(tool.poll(Orders.of("shop/deploy"), built()).stage()).isEqualTo(stage);
    }

    @Test
    void stopsWhatWaitsAndWhatRuns() {
        jenkins.on("POST /queue/cancelItem?id=4711", reply(302, "text/html", ""))
                .on("POST /job/shop/job/deploy/118/stop", reply(404, "text/html", ""));

        tool.cancel(Orders.of("shop/deploy"), queued());
        tool.cancel(Orders.of("shop/deploy"), built());

        assertThat(jenkins.written()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "job | {\"buildable\":false}",
                "job | {\"buildable\":true,\"property\":[{}]}",
                "parameters | {\"property\":[{\"parameterDefinitions\":[{\"name\":\"ITSM_DISPATCH_ID\"}]}]}"
            })
    void aJobThatWouldDropAnythingIsRefusedBeforeItIsNeeded(String field, String answer) {
        jenkins.on(CHECK, answer);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tool.check(Orders.target("shop/deploy")))
                .satisfies(e -> assertThat(e.errors().get(0).field()).isEqualTo(field));
    }

    @Test
    void aJobThatDeclaresAllIsFine() {
        jenkins.on(
                CHECK,
                "{\"property\":[{\"parameterDefinitions\":[{\"name\":\"ITSM_DISPATCH_ID\"},{\"name\":\"VERSION\"}]}]}");

        tool.check(Orders.target("shop/deploy"));

        assertThat(jenkins.written()).isEmpty();
    }
}
