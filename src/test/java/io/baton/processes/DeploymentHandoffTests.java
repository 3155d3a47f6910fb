package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.EngineDriver;
import io.baton.TestClock;
import io.baton.delivery.DeliveryDriver;
import io.baton.delivery.jenkins.FakeJenkins;
import io.baton.delivery.jenkins.FakeJenkins.Mood;
import io.baton.deployment.Gatekeeper.Standing;
import io.baton.engine.Processes;
import io.baton.engine.SystemContext;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;

/** The hand-off of an approved change, with the built-in tool that only pretends. */
@BatonTest
class DeploymentHandoffTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("deployment-handoff");

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Processes processes;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private HistoryService history;

    @Autowired
    private TestClock clock;

    @Autowired
    private Api api;

    private final FakeJenkins jenkins = new FakeJenkins();
    private DeliveryDriver delivery;

    @BeforeEach
    void open() {
        delivery = new DeliveryDriver(server);
    }

    @AfterEach
    void close() {
        delivery.close();
        jenkins.close();
    }

    private String approved(String job) {
        return approved("stub", job);
    }

    private String approved(String tool, String job) {
        var change = MODEL.orderMonitor("requester");
        delivery.allow(change, tool, job);
        processes.start("deployment-handoff", change, Map.of());
        engine.runJobs(change);
        return change;
    }

    private void look(String change) {
        clock.forward(Duration.ofSeconds(40));
        delivery.look();
        engine.runJobs(change);
    }

    private @Nullable Object outcome(String change) {
        return SystemContext.call(() -> history
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(instance(change))
                .variableName("deploymentOutcome")
                .list()
                .stream()
                .map(variable -> variable.getValue())
                .findFirst()
                .orElse(null));
    }

    private String instance(String change) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("deployment-handoff")
                .processInstanceBusinessKey(change)
                .singleResult()
                .getId();
    }

    private boolean isOver(String change) {
        return SystemContext.call(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance(change))
                        .finished()
                        .count()
                == 1);
    }

    @Test
    void deploysAndTellsTheCaller() {
        var change = approved("succeed");
        assertThat(delivery.state(change)).isEqualTo("NEW");

        look(change);
        assertThat(delivery.state(change)).isEqualTo("ACCEPTED");
        look(change);

        assertThat(delivery.state(change)).isEqualTo("SUCCEEDED");
        assertThat(outcome(change)).isEqualTo("SUCCEEDED");
        assertThat(delivery.endedAtGate(change)).isEqualTo("SUCCEEDED");
        assertThat(isOver(change)).isTrue();
    }

    @Test
    void aFailedDeploymentIsAnOutcomeAndNoError() {
        var change = approved("fail");
        look(change);
        look(change);

        assertThat(outcome(change)).isEqualTo("FAILED");
        assertThat(isOver(change)).isTrue();
    }

    @Test
    void nothingIsSentWhileTheGateIsClosed() {
        delivery.gate(Standing.STOP);
        var change = approved("succeed");

        assertThat(isOver(change)).isTrue();
        assertThat(outcome(change)).isEqualTo("GATE_CLOSED");
    }

    @Test
    void aGateThatMayOpenIsWaitedFor() {
        delivery.gate(Standing.WAIT);
        var change = approved("succeed");
        look(change);
        assertThat(processes.expects("GateMoved", change)).isTrue();

        delivery.gate(Standing.OPEN);
        look(change);
        look(change);
        look(change);

        assertThat(outcome(change)).isEqualTo("SUCCEEDED");
    }

    @Test
    void aGateThatWillNotOpenAnyMoreEndsTheWait() {
        delivery.gate(Standing.WAIT);
        var change = approved("succeed");

        delivery.gate(Standing.STOP);
        look(change);

        assertThat(outcome(change)).isEqualTo("GATE_CLOSED");
    }

    @Test
    void aWithdrawnGrantStopsTheDeployment() {
        var change = approved("wait");
        look(change);
        look(change);
        assertThat(delivery.state(change)).isEqualTo("RUNNING");

        delivery.revoke(change);
        look(change);
        assertThat(isOver(change)).isFalse();
        look(change);

        assertThat(outcome(change)).isEqualTo("CANCELLED");
        assertThat(isOver(change)).isTrue();
    }

    @Test
    void aPersonDecidesWhenNoResultComes() {
        var change = approved("wait");
        look(change);
        engine.fireTimersAt(change, "Event_ResultOverdue");
        engine.complete(
                change,
                "Task_DecideOnOverdueDeployment",
                Map.of("overdueDecision", "WAIT", "overdueReason", "It still runs."));
        engine.fireTimersAt(change, "Event_ResultOverdue");
        engine.complete(
                change,
                "Task_DecideOnOverdueDeployment",
                Map.of("overdueDecision", "SUCCEEDED", "overdueReason", "The version page shows it."));

        assertThat(outcome(change)).isEqualTo("SUCCEEDED");
        assertThat(delivery.state(change)).isEqualTo("SUCCEEDED");
        assertThat(isOver(change)).isTrue();
    }

    @Test
    void aPersonHasAnOverdueDeploymentStopped() {
        var change = approved("wait");
        look(change);
        engine.fireTimersAt(change, "Event_ResultOverdue");
        engine.complete(
                change,
                "Task_DecideOnOverdueDeployment",
                Map.of("overdueDecision", "CANCEL", "overdueReason", "It hangs."));
        look(change);

        assertThat(outcome(change)).isEqualTo("CANCELLED");
        assertThat(isOver(change)).isTrue();
    }

    @Test
    void theToolSpeaksWhileAPersonDecides() {
        var change = approved("wait");
        look(change);
        engine.fireTimersAt(change, "Event_ResultOverdue");

        assertThat(report(change, "FAILED").getBody()).containsEntry("counted", true);
        engine.runJobs(change);

        assertThat(outcome(change)).isEqualTo("FAILED");
        assertThat(isOver(change)).isTrue();
    }

    private ResponseEntity<Map<String, Object>> report(String change, String outcome) {
        return api.post("change-manager", "/api/changes/" + change + "/deployment-result", Map.of("outcome", outcome));
    }

    private String jenkins(Mood mood) {
        var name = "jenkins-" + UUID.randomUUID().toString().substring(0, 8);
        delivery.addTool(name, jenkins.tool());
        jenkins.mood(mood);
        return approved(name, "shop/deploy");
    }

    @Test
    void jenkinsDeploysOnceAndItsResultCounts() {
        var change = jenkins(Mood.ACCEPT);
        look(change);
        look(change);
        look(change);
        assertThat(delivery.state(change)).isEqualTo("RUNNING");
        jenkins.end(delivery.id(change), "SUCCESS");
        look(change);

        assertThat(outcome(change)).isEqualTo("SUCCEEDED");
        assertThat(jenkins.built()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"FAIL_AFTER_ACCEPTING", "HANG_AFTER_ACCEPTING"})
    void anOrderThatWasHeardThoughTheAnswerWasLostIsFoundAndNotSentAgain(Mood mood) {
        var change = jenkins(mood);
        look(change);
        assertThat(delivery.state(change)).isEqualTo("UNKNOWN");
        look(change);
        assertThat(delivery.state(change)).isEqualTo("ACCEPTED");
        jenkins.end(delivery.id(change), "SUCCESS");
        look(change);

        assertThat(outcome(change)).isEqualTo("SUCCEEDED");
        assertThat(jenkins.built()).isEqualTo(1);
    }

    @Test
    void anOrderThatNobodyKnowsIsSentAgainOnlyAfterTwoSearches() {
        var change = jenkins(Mood.DROP);
        look(change);
        look(change);
        look(change);
        assertThat(delivery.state(change)).isEqualTo("UNKNOWN");
        jenkins.mood(Mood.ACCEPT);
        look(change);
        assertThat(delivery.state(change)).isEqualTo("NEW");
        look(change);

        assertThat(delivery.state(change)).isEqualTo("ACCEPTED");
        assertThat(jenkins.built()).isEqualTo(1);
    }

    @Test
    void anOrderThatIsRefusedGoesToRepairAndIsSentAgainFromThere() {
        var change = jenkins(Mood.REFUSE);
        clock.forward(Duration.ofSeconds(40));
        delivery.look();
        assertThat(delivery.state(change)).isEqualTo("REFUSED");
        engine.exhaust(change);
        assertThat(engine.task(change, "Task_RepairIntegration").name()).isNotBlank();

        jenkins.mood(Mood.ACCEPT);
        engine.complete(change, "Task_RepairIntegration", Map.of("repairOutcome", "RETRY"));
        engine.runJobs(change);
        assertThat(delivery.state(change)).isEqualTo("NEW");
        look(change);
        look(change);
        jenkins.end(delivery.id(change), "SUCCESS");
        look(change);
        look(change);

        assertThat(outcome(change)).isEqualTo("SUCCEEDED");
        assertThat(jenkins.built()).isEqualTo(1);
    }

    @Test
    void theFirstWordCountsAlsoWhenItComesBeforeTheAnswerToTheOrder() {
        var change = jenkins(Mood.HANG_AFTER_ACCEPTING);
        jenkins.beforeAnswer(() -> report(change, "SUCCEEDED"));
        look(change);

        assertThat(delivery.state(change)).isEqualTo("SUCCEEDED");
        assertThat(outcome(change)).isEqualTo("SUCCEEDED");
        assertThat(report(change, "FAILED").getBody())
                .containsEntry("counted", false)
                .containsEntry("state", "SUCCEEDED");
        look(change);
        assertThat(delivery.endedAtGate(change)).isEqualTo("SUCCEEDED");
        assertThat(jenkins.built()).isEqualTo(1);
    }

    @Test
    void aDeploymentThatEndedBeforeItCouldBeStoppedHasSucceeded() {
        var change = jenkins(Mood.ACCEPT);
        look(change);
        look(change);
        jenkins.end(delivery.id(change), "SUCCESS");
        delivery.revoke(change);
        processes.tellAnyWaiting("DeploymentRevoked", change, Map.of());
        engine.runJobs(change);
        look(change);

        assertThat(outcome(change)).isEqualTo("SUCCEEDED");
    }

    @Test
    void aReportAboutNothingIsRefused() {
        var change = approved("wait");
        assertThat(report(change, "SUCCEEDED").getStatusCode().value()).isEqualTo(409);
        assertThat(report("CHG-1999-000001", "SUCCEEDED").getStatusCode().value())
                .isEqualTo(404);
        assertThat(api.post("change-manager", "/api/changes/" + change + "/deployment-result", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }
}
