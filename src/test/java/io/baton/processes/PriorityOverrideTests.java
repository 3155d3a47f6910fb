package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.TestClock;
import io.baton.ticket.Bypasses;
import io.baton.ticket.priority.PriorityOverrides;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

@BatonTest
@Capability("I3.2")
class PriorityOverrideTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("priority-override");

    @Autowired
    TestClock time;

    @Autowired
    PriorityOverrides overrides;

    @Autowired
    Bypasses bypasses;

    @Test
    void leadSetsThePriorityAndTheTablesDecideAgainWhenTheTimeIsOver() {
        var ticket = MODEL.orderMonitor("requester");
        var before = MODEL.ticket(ticket).priority();

        assertThat(set("lead", ticket, "P1", Duration.ofHours(4))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        assertThat(MODEL.ticket(ticket).priority()).isEqualTo("P1");
        assertThat(MODEL.get("lead", "/api/tickets/" + ticket).getBody())
                .containsEntry("priority", "P1")
                .containsEntry("computedPriority", before)
                .containsEntry("priorityOverridden", true);
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline"))
                .contains("Served with priority P1 instead of " + before)
                .contains("Payroll runs tonight.")
                .doesNotContain("head of payroll");

        time.forward(Duration.ofHours(5));
        MODEL.runJobs(ticket);

        assertThat(MODEL.ticket(ticket).priority()).isEqualTo(before);
        assertThat(MODEL.ticket(ticket).computedPriority()).isNull();
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline"))
                .contains("Served with priority " + before + " again");
        review(ticket);
    }

    private void review(String ticket) {
        var bypass = bypassOf(ticket);
        assertThat(bypasses.find(bypass).orElseThrow().review()).isNull();
        assertThat(report()).contains(ticket).contains("Waits until");
        assertThat(MODEL.tryToComplete("process-owner", ticket, "Task_ReviewBypass", "bypassVerdict", "RULE_WRONG")
                        .getStatusCode()
                        .value())
                .as("what has to change?")
                .isEqualTo(422);
        MODEL.complete(
                "process-owner",
                ticket,
                "Task_ReviewBypass",
                "bypassVerdict",
                "RULE_WRONG",
                "bypassRemark",
                "Add payroll to tier 1.");

        assertThat(bypasses.find(bypass).orElseThrow().review())
                .satisfies(review -> assertThat(review.by()).isEqualTo("process-owner"));
        assertThat(report()).contains("Rule wrong");
        assertThat(MODEL.passed(ticket)).contains("EndEvent_BypassReviewed", "Event_OverrideExpired");
    }

    @Test
    void firstLevelAsksATeamLead() {
        var ticket = MODEL.orderStarterKit("requester");
        var before = MODEL.ticket(ticket).priority();

        assertThat(set("agent", ticket, "P1", Duration.ofDays(1))
                        .getStatusCode()
                        .value())
                .isEqualTo(202);

        assertThat(MODEL.ticket(ticket).priority()).isEqualTo(before);
        assertThat(String.valueOf(MODEL.seenAt(ticket, "Task_DecidePendingAction", "pendingActionNote")))
                .contains("priority P1 instead of " + before, "Payroll runs tonight.", "head of payroll");

        MODEL.complete("lead", ticket, "Task_DecidePendingAction", "pendingActionAllowed", true);

        assertThat(MODEL.ticket(ticket).priority()).isEqualTo("P1");
        assertThat(overrides.inForce(ticket).orElseThrow().allowedBy()).isEqualTo("lead");
        assertThat(bypasses.find(bypassOf(ticket)).orElseThrow().allowed()).isEqualTo("lead");
    }

    @Test
    void nothingChangesWhenTheLeadDeclines() {
        var ticket = MODEL.orderStarterKit("requester");
        var before = MODEL.ticket(ticket).priority();
        set("agent", ticket, "P1", Duration.ofDays(1));

        MODEL.complete(
                "lead",
                ticket,
                "Task_DecidePendingAction",
                "pendingActionAllowed",
                false,
                "pendingActionReason",
                "Payroll ran yesterday.");

        assertThat(MODEL.ticket(ticket).priority()).isEqualTo(before);
        assertThat(overrides.of(ticket).get(0).endedBecause()).isEqualTo("DECLINED");
        assertThat(overrides.of(ticket).get(0).bypassId()).isNull();
    }

    @Test
    void whatTheTablesSayMeanwhileIsKeptBesideIt() {
        var ticket = MODEL.orderMonitor("requester");
        var before = MODEL.ticket(ticket).priority();
        set("lead", ticket, "P1", Duration.ofDays(1));

        MODEL.complete("agent", ticket, "Task_AcceptTask");

        assertThat(MODEL.ticket(ticket).priority()).isEqualTo("P1");
        assertThat(MODEL.ticket(ticket).computedPriority()).isEqualTo(before);
    }

    @Test
    void theTablesDecideAgainAlsoAfterTheTicketWasEscalated() {
        var ticket = MODEL.orderMonitor("requester");
        var before = MODEL.ticket(ticket).priority();
        set("lead", ticket, "P1", Duration.ofDays(2));

        time.forward(Duration.ofHours(1));
        MODEL.runJobs(ticket);
        time.forward(Duration.ofDays(3));
        MODEL.runJobs(ticket);

        assertThat(MODEL.passed(ticket))
                .as("models that carry the priority that counts")
                .contains("Task_TakeRung");
        assertThat(MODEL.ticket(ticket).priority()).isEqualTo(before);
    }

    @Test
    void anotherOneReplacesItAndTheEndOfTheTicketEndsIt() {
        var ticket = MODEL.orderMonitor("requester");
        var before = MODEL.ticket(ticket).priority();
        set("lead", ticket, "P1", Duration.ofDays(1));
        set("lead", ticket, "P2", Duration.ofDays(2));

        assertThat(MODEL.ticket(ticket).priority()).isEqualTo("P2");
        assertThat(MODEL.ticket(ticket).computedPriority()).isEqualTo(before);
        assertThat(overrides.of(ticket))
                .extracting(override -> String.valueOf(override.endedBecause()))
                .containsExactlyInAnyOrder("null", "REPLACED");

        MODEL.act("lead", ticket, "cancel", "reason", "Not needed.");

        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.ticket(ticket).priority()).as("as it ended").isEqualTo("P2");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ReviewBypass", "Task_ReviewBypass");
    }

    @Test
    void whoDidItDoesNotReviewIt() {
        var ticket = MODEL.orderMonitor("requester");
        set("lead", ticket, "P1", Duration.ofHours(1));
        time.forward(Duration.ofHours(2));
        MODEL.runJobs(ticket);

        assertThat(MODEL.tryToComplete("lead", ticket, "Task_ReviewBypass", "bypassVerdict", "JUSTIFIED")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    @SuppressWarnings("unchecked")
    void eachFieldIsNeeded() {
        var ticket = MODEL.orderMonitor("requester");

        var answer = MODEL.act("lead", ticket, "priority");

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat((List<Map<String, String>>) answer.getBody().get("errors"))
                .extracting(error -> error.get("field"))
                .containsExactly("value", "reason", "evidence", "expiresAt");
        assertThat(set("lead", ticket, "P9", Duration.ofDays(1)).getStatusCode().value())
                .isEqualTo(422);
        assertThat(set("lead", ticket, MODEL.ticket(ticket).priority(), Duration.ofDays(1))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(set("lead", ticket, "P1", Duration.ofDays(31))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(set("lead", ticket, "P1", Duration.ofDays(-1))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @Test
    void requesterDoesNotSetIt() {
        var ticket = MODEL.orderMonitor("requester");

        assertThat(set("requester", ticket, "P1", Duration.ofDays(1))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private ResponseEntity<Map<String, Object>> set(String person, String ticket, String value, Duration lasts) {
        var body = new HashMap<String, Object>(Map.of(
                "value",
                value,
                "reason",
                "Payroll runs tonight.",
                "evidence",
                "The head of payroll called.",
                "expiresAt",
                time.now().plus(lasts).toString()));
        return MODEL.act(
                person,
                ticket,
                "priority",
                body.entrySet().stream()
                        .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                        .toArray());
    }

    private String bypassOf(String ticket) {
        return overrides.of(ticket).get(0).bypassId();
    }

    private static String report() {
        return MODEL.text("auditor", "/api/reports/bypass-exceptions");
    }
}
