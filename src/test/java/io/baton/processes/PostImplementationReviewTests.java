package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class PostImplementationReviewTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("post-implementation-review");

    private static final Map<String, Object> MAJOR = Map.of(
            "outageMinutes",
            60,
            "affectedUsers",
            5000,
            "objective",
            "Work is accepted sooner",
            "measure",
            "assign-to-accept");

    @Autowired
    private Api api;

    @Autowired
    private ChangeRequests changes;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private TestClock clock;

    @Test
    @Capability("O8.2")
    void majorChangeIsLookedBackAtAfterTheSetTimeWithFiguresFromBeforeAndAfter() {
        var key = implementedMajorChange();
        assertThat(MODEL.state(key)).isEqualTo("REVIEW");
        assertThat(MODEL.waitsAt(key)).doesNotContain("Task_ReviewChange");
        assertThat(MODEL.act("change-manager", key, "close", "acceptance", "ACCEPTED")
                        .getStatusCode()
                        .is4xxClientError())
                .as("not closed without the review")
                .isTrue();

        clock.forward(Duration.ofDays(7).plusSeconds(1));
        engine.runJobs(key);
        assertThat(engine.task(key, "Task_ReviewChange").due()).isNotNull();
        MODEL.complete("change-manager", key, "Task_ReviewChange", "objectiveMet", true, "reviewFinding", "Sooner.");

        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
        assertThat(MODEL.text("change-manager", "/api/tickets/" + key + "/timeline?size=200"))
                .containsPattern("Objective met\\. Before: [0-9a-z. ]+, after: [0-9a-z. ]+\\. Sooner")
                .doesNotContain("Before: null");
    }

    @Test
    @Capability("O8.2")
    void majorChangeThatBroughtNothingMayBeTakenBack() {
        var key = implementedMajorChange();
        engine.fireTimersAt(key, "Event_TimeToLookBack");

        MODEL.complete(
                "change-manager",
                key,
                "Task_ReviewChange",
                "objectiveMet",
                false,
                "reviewFinding",
                "Nobody accepts sooner.",
                "measuredBefore",
                "40 minutes",
                "measuredAfter",
                "41 minutes");

        assertThat(MODEL.state(key)).isEqualTo("REVIEW");
        MODEL.complete(
                "change-manager",
                key,
                "Task_DecideBackout",
                "backoutDecision",
                "BACK_OUT",
                "backoutReason",
                "It costs more than it brings.");
        MODEL.complete("agent2", key, "Task_BackOutChange", "backoutNote", "Back on 5.2.");
        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
    }

    @Test
    @Capability("O8.2")
    void modelThatBroughtNothingBecomesAnImprovement() {
        var from = clock.now().plusSeconds(3600);
        var content = new HashMap<String, Object>(Map.of(
                "category", "workflow-model",
                "testsPassed", true,
                "testResult", "Replayed.",
                "objective", "Fewer hops",
                "measure", "Hops of a ticket",
                "from", from.toString(),
                "until", from.plusSeconds(3600).toString()));
        content.put("service", null);
        content.put("environment", null);
        var key = MODEL.follow(changes.raise("process-owner", content));
        MODEL.complete("agent2", key, "Task_ImplementChange", "changeOutcome", "SUCCEEDED");
        engine.fireTimersAt(key, "Event_TimeToLookBack");

        var unmeasured = MODEL.tryToComplete(
                "change-manager", key, "Task_ReviewChange", "objectiveMet", false, "reviewFinding", "As many hops.");
        assertThat(unmeasured.getStatusCode().value()).isEqualTo(422);
        MODEL.complete(
                "change-manager",
                key,
                "Task_ReviewChange",
                "objectiveMet",
                false,
                "reviewFinding",
                "As many hops as before.",
                "measuredBefore",
                "2.1",
                "measuredAfter",
                "2.2");

        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
        var links = MODEL.text("process-owner", "/api/tickets/" + key + "/links");
        assertThat(links).containsPattern("IMP-\\d{4}-\\d{6}");
        var improvement = links.replaceAll("(?s).*(IMP-\\d{4}-\\d{6}).*", "$1");
        assertThat(MODEL.text("process-owner", "/api/tickets/" + improvement))
                .contains("Objective of " + key + " not met", "Before: 2.1", "Fewer hops");
    }

    @Test
    void ordinaryChangeIsLookedBackAtAtOnce() {
        var key = MODEL.follow(changes.approved());
        MODEL.complete("agent2", key, "Task_ImplementChange", "changeOutcome", "SUCCEEDED");

        MODEL.complete("change-manager", key, "Task_ReviewChange", "objectiveMet", true, "reviewFinding", "Went well.");

        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
    }

    private String implementedMajorChange() {
        var key = MODEL.follow(changes.raise(MAJOR));
        changes.agree(key, "cab-infra", "cab-security", "devops1");
        changes.agree(key, "change-manager2");
        changes.agree(key, "director");
        MODEL.complete("agent2", key, "Task_ImplementChange", "changeOutcome", "SUCCEEDED");
        return key;
    }
}
