package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.ticket.Bypasses;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class EmergencyReviewTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("emergency-review");

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    ChangeRequests changes;

    @Autowired
    Bypasses bypasses;

    @Autowired
    Clock clock;

    @Test
    @Capability("W1.4")
    void gateOpensAtOnceAndWhatWasSkippedIsOwedAndSettled() {
        var key = emergency();

        assertThat(changes.change(key)).containsEntry("state", "APPROVED");
        assertThat(bypasses.between(
                        clock.instant().minus(Duration.ofHours(1)),
                        clock.instant().plusSeconds(60)))
                .filteredOn(it -> key.equals(it.ticketKey()))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.reason()).isEqualTo("The shop is down."));
        MODEL.complete("agent2", key, "Task_ImplementChange", "changeOutcome", "SUCCEEDED");
        assertThat(MODEL.tryToComplete(
                                "change-manager2",
                                key,
                                "Task_ReviewChange",
                                "objectiveMet",
                                true,
                                "reviewFinding",
                                "Up again.")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);

        supply(key);
        agreeToAll(key);
        MODEL.complete("change-manager2", key, "Task_ReviewChange", "objectiveMet", true, "reviewFinding", "Up again.");

        assertThat(MODEL.state(key)).isEqualTo("CLOSED");
    }

    @Test
    @Capability("W1.4")
    void whatIsOwedForADayIsTold() {
        var key = emergency();

        MODEL.fireTimersAt(key, "Event_DebtsOverdue");
        engine.runJobs(key);

        assertThat(MODEL.text("change-manager", "/api/tickets/" + key + "/timeline?size=200"))
                .contains("What the emergency owes is overdue.");
        assertThat(MODEL.list("change-manager", "/api/tickets/" + key + "/escalations"))
                .extracting(escalation -> escalation.get("trigger"))
                .contains("POLICY_BREACH");
    }

    @Test
    void emergencyThatOthersDoNotAgreeToIsDecidedOn() {
        var key = emergency();
        supply(key);
        var first = changes.votes(key).get(0);
        changes.vote(key, String.valueOf(first.assignee()), String.valueOf(first.assignee()), false);

        assertThat(MODEL.waitsAt(key)).contains("Task_DecideBackout");
        MODEL.complete(
                "change-manager2",
                key,
                "Task_DecideBackout",
                "backoutDecision",
                "KEEP",
                "backoutReason",
                "It was the only way, and it works.");

        assertThat(MODEL.waitsAt(key)).doesNotContain("Task_DecideBackout");
    }

    private String emergency() {
        var more = new HashMap<String, Object>(ChangeRequests.MEDIUM);
        more.putAll(Map.of(
                "type", "EMERGENCY",
                "reason", "The shop is down.",
                "implementationPlan", "",
                "rollbackPlan", "",
                "backoutTest", ""));
        var key = MODEL.follow(changes.raise(more));
        changes.agree(key, "commander");
        return key;
    }

    private void supply(String key) {
        MODEL.complete(
                "agent",
                key,
                "Task_SupplyEvidence",
                "implementationPlan",
                "Restarted with the old licence.",
                "rollbackPlan",
                "Restart with the new one.",
                "backoutTest",
                "Done on test afterwards.");
    }

    private void agreeToAll(String key) {
        for (var person : List.of("cab-infra", "cab-security", "devops1")) {
            changes.agree(key, person);
        }
    }
}
