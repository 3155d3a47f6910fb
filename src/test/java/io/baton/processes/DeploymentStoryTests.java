package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.TestClock;
import io.baton.delivery.DeliveryDriver;
import io.baton.delivery.DeployTool;
import io.baton.delivery.jenkins.FakeJenkins;
import io.baton.delivery.jenkins.FakeJenkins.Mood;
import io.baton.engine.OpenTask;
import io.baton.engine.SystemContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Standard changes go through the gate of the server to a Jenkins of the test, and what it says moves them on. */
@BatonTest
class DeploymentStoryTests {

    private static final String ENTRIES = "/api/calendar/entries";

    @Autowired
    private ApplicationContext server;

    @Autowired
    private ChangeRequests changes;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private TestClock clock;

    @Autowired
    private TaskService engineTasks;

    @Autowired
    private Api api;

    private final FakeJenkins jenkins = new FakeJenkins();
    private String service;
    private String template;

    @BeforeEach
    void agreeOnATemplate() {
        agreeOnATemplate(jenkins.tool());
    }

    private void agreeOnATemplate(DeployTool tool) {
        service = changes.serviceOfItsOwn();
        template = "std-" + service;
        DeliveryDriver.deployBy(server, service, tool, "shop/deploy");
        var proposal = new HashMap<String, Object>(ChangeRequests.PROVEN);
        proposal.putAll(Map.of(
                "id",
                template,
                "title",
                "Pages",
                "service",
                service,
                "environment",
                "production",
                "reason",
                "Weekly."));
        api.post("change-manager", "/api/change-templates", proposal);
        api.post("change-manager2", "/api/change-templates/" + template + "/agree", null);
    }

    @AfterEach
    void close() {
        jenkins.close();
    }

    private String raised(Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.putAll(Map.of("template", template, "version", "5.3"));
        var answer = api.post("agent", "/api/changes", body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        var key = String.valueOf(answer.getBody().get("key"));
        engine.runJobs(key);
        return key;
    }

    private String deploying() {
        var key = raised(Map.of());
        look(key);
        look(key);
        look(key);
        return key;
    }

    private void look(String key) {
        clock.forward(Duration.ofSeconds(40));
        DeliveryDriver.look(server);
        engine.runJobs(key);
    }

    private Object ticketState(String key) {
        return api.get("change-manager", "/api/tickets/" + key).getBody().get("state");
    }

    private Object templateState() {
        return api.get("change-manager", "/api/change-templates/" + template)
                .getBody()
                .get("state");
    }

    private List<String> tasks(String key) {
        return engine.openTasks(key).stream().map(OpenTask::nodeId).toList();
    }

    private void report(String key, String outcome) {
        var answer = api.post(
                "change-manager",
                "/api/changes/" + key + "/deployment-result",
                Map.of("outcome", outcome, "note", "Said by the smoke test."));
        assertThat(answer.getBody()).containsEntry("counted", true);
        engine.runJobs(key);
    }

    @Test
    @Capability("W3.3")
    void jenkinsBuildsAnApprovedStandardChangeOnceAndItsSuccessLeadsToTheReview() {
        var key = deploying();
        var id = DeliveryDriver.newest(server, key);
        assertThat(jenkins.orders())
                .singleElement()
                .satisfies(
                        order -> assertThat(order).contains("CHANGE=" + key, "VERSION=5.3", "ITSM_DISPATCH_ID=" + id));
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTING");
        assertThat(tasks(key)).as("nobody has to do it").isEmpty();

        report(key, "SUCCEEDED");
        look(key);

        assertThat(changes.change(key))
                .containsEntry("state", "IMPLEMENTED")
                .containsEntry("outcomeNote", "Said by the smoke test.");
        assertThat(ticketState(key)).isEqualTo("REVIEW");
        assertThat(jenkins.built()).isEqualTo(1);
    }

    @Test
    @Capability("W3.3")
    void failureOpensTheBackOut() {
        var key = deploying();

        report(key, "FAILED");

        assertThat(tasks(key)).containsExactly("Task_BackOutChange");
        assertThat(templateState()).isEqualTo("SUSPENDED");
    }

    @Test
    void whatJenkinsItselfSaysCountsWithoutAReport() {
        var key = deploying();

        jenkins.end(DeliveryDriver.newest(server, key), "SUCCESS");
        look(key);

        assertThat(ticketState(key)).isEqualTo("REVIEW");
    }

    @Test
    void freezeIsWaitedForUntilItIsLifted() {
        var freeze = frozen();
        var key = deploying();
        assertThat(jenkins.built()).isZero();
        assertThat(String.valueOf(
                        api.get("agent", "/api/tickets/" + key + "/timeline").getBody()))
                .contains("Freeze of " + service);

        api.post("change-manager", ENTRIES + "/" + freeze + "/release", Map.of("reason", "Fixed early."));
        look(key);
        look(key);

        assertThat(jenkins.built()).isEqualTo(1);
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTING");
        report(key, "SUCCEEDED");
    }

    private String frozen() {
        var from = clock.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        var answer = api.post(
                "change-manager",
                ENTRIES,
                Map.of(
                        "kind",
                        "FREEZE",
                        "title",
                        "Freeze of " + service,
                        "reason",
                        "Tested.",
                        "zone",
                        "UTC",
                        "from",
                        local(from),
                        "until",
                        local(from.plus(Duration.ofDays(2))),
                        "scopes",
                        List.of(Map.of("service", service, "environment", "production"))));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        var id = String.valueOf(answer.getBody().get("id"));
        api.post("change-manager", ENTRIES + "/" + id + "/preview", null);
        var agreed = api.post("process-owner", ENTRIES + "/" + id + "/agree", null);
        assertThat(agreed.getStatusCode().value()).as("%s", agreed.getBody()).isEqualTo(200);
        return id;
    }

    private static String local(Instant moment) {
        return moment.toString().replace("Z", "");
    }

    @Test
    void windowIsWaitedForAndOneThatIsOverGoesToAPersonWithTheReason() {
        var from = clock.now().plus(Duration.ofHours(3));
        var key = raised(Map.of(
                "from", from.toString(), "until", from.plus(Duration.ofHours(1)).toString()));
        look(key);
        assertThat(jenkins.built()).isZero();

        clock.forwardTo(from.plus(Duration.ofHours(2)));
        look(key);

        assertThat(tasks(key)).containsExactly("Task_ImplementChange");
        assertThat(jenkins.built()).isZero();
        var task = engine.task(key, "Task_ImplementChange").id();
        assertThat(String.valueOf(SystemContext.call(() -> engineTasks.getVariable(task, "handOffNote"))))
                .contains("window.inside: over");
    }

    @Test
    void windowThatBeginsLetsItGo() {
        var from = clock.now().plus(Duration.ofHours(3));
        var key = raised(Map.of(
                "from", from.toString(), "until", from.plus(Duration.ofHours(1)).toString()));

        clock.forwardTo(from);
        look(key);
        look(key);

        assertThat(jenkins.built()).isEqualTo(1);
        report(key, "SUCCEEDED");
    }

    @Test
    void serverThatDiedBetweenOrderAndAnswerDoesNotDeployTwice() {
        agreeOnATemplate(DeliveryDriver.dyingAfterTheFirstOrder(jenkins.tool()));
        var key = raised(Map.of());
        assertThatThrownBy(() -> look(key)).isInstanceOf(Error.class);
        assertThat(jenkins.built()).isEqualTo(1);

        clock.forward(Duration.ofMinutes(3));
        look(key);
        look(key);
        look(key);

        assertThat(jenkins.built()).isEqualTo(1);
        jenkins.end(DeliveryDriver.newest(server, key), "SUCCESS");
        look(key);
        assertThat(ticketState(key)).isEqualTo("REVIEW");
    }

    @Test
    void changeThatIsGivenUpStopsTheBuildAtTheNextLook() {
        var key = deploying();
        var id = DeliveryDriver.newest(server, key);
        assertThat(jenkins.runs(id)).isTrue();

        var cancelled =
                api.post("change-manager", "/api/tickets/" + key + "/cancel", Map.of("reason", "Wrong version."));
        assertThat(cancelled.getStatusCode().is2xxSuccessful())
                .as("%s", cancelled.getBody())
                .isTrue();
        engine.runJobs(key);
        DeliveryDriver.look(server);
        DeliveryDriver.look(server);

        assertThat(jenkins.runs(id)).isFalse();
        assertThat(changes.change(key)).containsEntry("state", "CANCELLED");
    }

    @Test
    void changeThatIsGivenUpWhileItsOrderIsRepairedIsNeverSent() {
        jenkins.mood(Mood.REFUSE);
        var key = raised(Map.of());
        clock.forward(Duration.ofSeconds(40));
        DeliveryDriver.look(server);
        engine.exhaust(key);
        assertThat(tasks(key)).contains("Task_RepairIntegration");
        api.post("change-manager", "/api/tickets/" + key + "/cancel", Map.of("reason", "Wrong version."));
        engine.runJobs(key);
        jenkins.mood(Mood.ACCEPT);
        look(key);
        look(key);

        assertThat(jenkins.built()).isZero();
        assertThat(api.list("change-manager", "/api/changes/" + key + "/deployments"))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("state", "CANCELLED"));
    }

    @Test
    void buildThatWasStoppedMidwayIsBackedOutAndBlamesNoTemplate() {
        var key = deploying();

        jenkins.end(DeliveryDriver.newest(server, key), "ABORTED");
        look(key);

        assertThat(tasks(key)).containsExactly("Task_BackOutChange");
        assertThat(templateState()).isEqualTo("ACTIVE");
    }

    @Test
    void otherKindsOfChangeAreDoneByPeople() {
        var normal = changes.raise(Map.of("service", service, "testsPassed", true));
        look(normal);

        assertThat(jenkins.built()).isZero();
        assertThat(api.list("change-manager", "/api/changes/" + normal + "/deployments"))
                .isEmpty();
    }
}
