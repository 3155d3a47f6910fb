package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.engine.OpenTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@BatonTest
class ChangeApprovalTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("change-approval");

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    ChangeRequests changes;

    @Test
    @Capability("W2.3")
    void threeBoardsLookAtTheSameMomentAndOneRefusalEndsIt() {
        var key = raise(ChangeRequests.MEDIUM);

        assertThat(changes.votes(key)).extracting(OpenTask::assignee).contains("cab-infra", "cab-security", "devops1");
        changes.agree(key, "cab-infra", "devops1");
        changes.vote(key, "cab-security", "cab-security", false);

        assertThat(changes.votes(key)).isEmpty();
        assertThat(changes.change(key)).containsEntry("state", "REJECTED").containsEntry("because", "Not now.");
        assertThat(MODEL.state(key)).isEqualTo("CANCELLED");
    }

    @Test
    @Capability("W2.6")
    void changeWaitsUntilTheWayBackWasTried() {
        var key = raise(Map.of("implementationPlan", "", "rollbackPlan", "", "backoutTest", ""));

        var refused = MODEL.tryToComplete(
                "agent", key, "Task_PrepareChange", "implementationPlan", "Do it", "rollbackPlan", "Undo it");

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("backoutTest");
        assertThat(changes.change(key)).containsEntry("state", "DRAFT");
        MODEL.complete(
                "agent",
                key,
                "Task_PrepareChange",
                "implementationPlan",
                "Do it",
                "rollbackPlan",
                "Undo it",
                "backoutTest",
                "Undone on test.");
        assertThat(changes.change(key)).containsEntry("state", "IN_APPROVAL");
        assertThat(api.list("agent", "/api/changes/" + key + "/evidence"))
                .extracting(proof -> proof.get("kind"))
                .containsExactlyInAnyOrder("IMPLEMENTATION_PLAN", "ROLLBACK_PLAN", "BACKOUT_TEST");
    }

    @Test
    @Capability("W2.2")
    void changeGoesFromItsPlanToItsReview() {
        var key = MODEL.follow(changes.approved());
        assertThat(changes.change(key)).containsEntry("state", "APPROVED").containsEntry("riskClass", "MEDIUM");
        assertThat(MODEL.state(key)).isEqualTo("IN_PROGRESS");

        MODEL.complete("agent2", key, "Task_ImplementChange", "changeOutcome", "SUCCEEDED");
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTED").containsEntry("outcome", "SUCCEEDED");
        assertThat(MODEL.state(key)).isEqualTo("REVIEW");
        MODEL.complete("change-manager", key, "Task_ReviewChange", "objectiveMet", true, "reviewFinding", "Went well.");

        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
        assertThat(decisionsOf(key)).contains("change-risk", "change-risk-class", "change-approval", "change-review");
    }

    @Test
    @Capability("O3.2")
    void testedChangeOfLowRiskIsApprovedByTheTable() {
        var key = raise(Map.of("testsPassed", true, "testResult", "212 tests, none failed."));

        assertThat(changes.votes(key)).isEmpty();
        assertThat(changes.change(key)).containsEntry("state", "APPROVED").containsEntry("points", 0);
    }

    @Test
    @Capability("W4.1")
    void regulatedItemTakesTwoLevelsOfDifferentPeople() {
        var key = raise(Map.of("testsPassed", true, "service", changes.regulatedService()));
        assertThat(changes.change(key)).containsEntry("state", "IN_APPROVAL").containsEntry("riskClass", "LOW");

        changes.agree(key, "devops1");

        assertThat(changes.change(key)).containsEntry("state", "IN_APPROVAL");
        assertThat(changes.votes(key))
                .extracting(OpenTask::assignee)
                .containsExactlyInAnyOrder("change-manager", "change-manager2");
        assertThat(changes.vote(key, "change-manager2", "devops1", true)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        changes.agree(key, "change-manager2");
        assertThat(changes.change(key)).containsEntry("state", "APPROVED");
    }

    @Test
    void editAfterTheApprovalAsksEverybodyAnew() {
        var key = MODEL.follow(changes.approved());

        edit(key, "version", "5.4");

        assertThat(changes.change(key)).containsEntry("state", "IN_APPROVAL").containsEntry("version", 2);
        assertThat(changes.votes(key)).extracting(OpenTask::assignee).contains("cab-infra", "cab-security", "devops1");
        assertThat(MODEL.text("agent", "/api/tickets/" + key + "/timeline?size=200"))
                .contains("is void");
        changes.agree(key, "cab-infra", "cab-security", "devops1");
        assertThat(changes.change(key)).containsEntry("state", "APPROVED");
    }

    @Test
    void editWhileBoardsLookAsksThemAnew() {
        var key = raise(ChangeRequests.MEDIUM);
        changes.agree(key, "cab-infra");

        edit(key, "reason", "Pages are slow, and one is missing.");

        assertThat(changes.votes(key)).extracting(OpenTask::assignee).contains("cab-infra");
    }

    @Test
    void changeThatIsGivenUpIsOver() {
        var key = MODEL.follow(changes.approved());

        assertThat(MODEL.act("change-manager", key, "cancel", "reason", "Not needed any more.")
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
        engine.runJobs(key);

        assertThat(changes.change(key)).containsEntry("state", "CANCELLED");
        assertThat(MODEL.state(key)).isEqualTo("CANCELLED");
        assertThat(api.exchange(
                                "agent",
                                HttpMethod.PUT,
                                "/api/changes/" + key,
                                ChangeRequests.content(Map.of("service", "svc-intranet")),
                                Map.of("If-Match", "\"1\""))
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }

    @Test
    @Capability("W1.5")
    void lawyersAndSecurityLookAtWeightyChangesOfDataThatIsProtected() {
        var weighty = Map.of("outageMinutes", 60, "affectedUsers", 5000);
        var open = raise(weighty);
        var confidential = raise(Map.of("outageMinutes", 60, "affectedUsers", 5000, "items", List.of("db-042")));

        assertThat(groups(open)).doesNotContain("Legal review of the data", "Security review of the data");
        assertThat(groups(confidential)).contains("Legal review of the data", "Security review of the data");
    }

    @Test
    @Capability("O8.2")
    void weightyChangeIsNotClosedWithoutFigures() {
        var key = raise(Map.of(
                "outageMinutes",
                60,
                "affectedUsers",
                5000,
                "objective",
                "Pages are faster",
                "measure",
                "Median of all pages"));
        changes.agree(key, "cab-infra", "cab-security", "devops1");
        changes.agree(key, "change-manager2");
        changes.agree(key, "director");
        MODEL.complete("agent2", key, "Task_ImplementChange", "changeOutcome", "SUCCEEDED");

        engine.fireTimersAt(key, "Event_TimeToLookBack");
        assertThat(engine.task(key, "Task_ReviewChange").due()).isNotNull();
        assertThat(MODEL.act("change-manager", key, "close", "acceptance", "ACCEPTED")
                        .getStatusCode()
                        .is4xxClientError())
                .isTrue();
        var refused = MODEL.tryToComplete(
                "change-manager", key, "Task_ReviewChange", "objectiveMet", true, "reviewFinding", "Faster.");
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("measured");
        MODEL.complete(
                "change-manager",
                key,
                "Task_ReviewChange",
                "objectiveMet",
                true,
                "reviewFinding",
                "Faster.",
                "measuredBefore",
                "2.4 s",
                "measuredAfter",
                "0.9 s");
        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
    }

    private String raise(Map<String, ?> more) {
        return MODEL.follow(changes.raise(more));
    }

    private void edit(String key, String field, String value) {
        var read = api.get("agent", "/api/changes/" + key);
        var content = ChangeRequests.content(ChangeRequests.MEDIUM);
        content.put("service", ((Map<?, ?>) read.getBody().get("what")).get("service"));
        content.put(field, value);
        var answer = api.exchange(
                "agent",
                HttpMethod.PUT,
                "/api/changes/" + key,
                content,
                Map.of("If-Match", String.valueOf(read.getHeaders().getETag())));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        engine.runJobs(key);
    }

    private String groups(String key) {
        return String.valueOf(
                api.get("change-manager", "/api/tickets/" + key + "/approvals").getBody());
    }

    private List<Object> decisionsOf(String key) {
        return MODEL.list("change-manager", "/api/tickets/" + key + "/decisions").stream()
                .map(made -> made.get("decision"))
                .toList();
    }
}
