package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.ResponseEntity;

@BatonTest
class FulfilmentTaskTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("fulfilment-task");

    @Test
    void whoeverAcceptsTheTaskWorksOnIt() {
        var ticket = MODEL.orderMonitor("requester");

        MODEL.complete("agent", ticket, "Task_AcceptTask");

        assertThat(MODEL.task(ticket, "Task_WorkOnTask").assignee()).isEqualTo("agent");
    }

    @Test
    void taskIsTakenOnce() {
        var ticket = MODEL.orderMonitor("requester");
        var claim = "tasks/" + MODEL.task(ticket, "Task_AcceptTask").id() + "/claim";

        assertThat(MODEL.act("agent", ticket, claim).getStatusCode().value()).isEqualTo(200);
        assertThat(MODEL.act("lead", ticket, claim).getStatusCode().value()).isEqualTo(409);
    }

    @Test
    void taskBelongsToItsTeamOnly() {
        var ticket = MODEL.orderMonitor("requester");

        assertThat(MODEL.tryToComplete("agent2", ticket, "Task_AcceptTask")
                        .getStatusCode()
                        .is4xxClientError())
                .isTrue();
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");
    }

    @Test
    @Capability("T3.3")
    void taskThatNobodyAcceptsGoesToSomebodyElseAndThenToTheManager() {
        var ticket = MODEL.orderMonitor("requester");
        var first = MODEL.task(ticket, "Task_AcceptTask").assignee();

        MODEL.fireTimersAt(ticket, "Event_TaskUnaccepted");

        var next = MODEL.task(ticket, "Task_AcceptTask");
        assertThat(next.assignee()).isNotNull().isNotEqualTo(first);
        assertThat(next.candidateGroups()).contains("desktop-support", "procurement");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");

        MODEL.fireTimersAt(ticket, "Event_RungWithoutEffect");

        assertThat(MODEL.waitsAt(ticket)).contains("Task_AcceptTask", "Task_AcknowledgeEscalation");
        assertThat(MODEL.text("lead", "/api/tickets/" + ticket + "/notifications"))
                .contains("ESCALATED");
        assertThat(ladder(ticket)).containsEntry("trigger", "ACCEPT").containsEntry("rung", 2);

        MODEL.complete(next.assignee(), ticket, "Task_AcceptTask");

        assertThat(ladder(ticket)).containsEntry("state", "SUBJECT_ENDED");
        assertThat(MODEL.waitsAt(ticket)).doesNotContain("Task_AcknowledgeEscalation");
    }

    @Test
    @Capability("T2.2")
    void workThatDoesNotMoveRaisesTheAlarmAndThenChangesHands() {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");

        MODEL.fireTimersAt(ticket, "Event_TaskStuck");

        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/timeline")).contains("Escalated, STUCK");
        assertThat(MODEL.task(ticket, "Task_WorkOnTask").assignee()).isEqualTo("agent");

        MODEL.fireTimersAt(ticket, "Event_RungWithoutEffect");

        assertThat(MODEL.task(ticket, "Task_WorkOnTask").assignee()).isEqualTo("lead");
        assertThat(MODEL.text("lead", "/api/tickets/" + ticket + "/timeline")).contains("goes from agent to lead");
        MODEL.complete(
                "lead",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "COMPLETED",
                "resolutionNote",
                "Done.",
                "assetTag",
                MODEL.deviceInStock(),
                "assetPlace",
                "Berlin");
        assertThat(ladder(ticket)).containsEntry("state", "SUBJECT_ENDED");
    }

    @Test
    @Capability("T3.3")
    void taskThatIsLateCallsWhoeverWorksOnItAndTheLead() {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");

        MODEL.fireTimersAt(ticket, "Event_TaskOverdue");

        assertThat(ladder(ticket)).containsEntry("trigger", "DUE");
        MODEL.complete("agent", ticket, "Task_AcknowledgeEscalation", "acknowledgeNote", "It comes tomorrow.");
        assertThat(ladder(ticket)).containsEntry("state", "ACKNOWLEDGED").containsEntry("acknowledgedBy", "agent");
        assertThat(MODEL.waitsAt(ticket)).containsExactlyInAnyOrder("Task_WorkOnTask", "Task_NameCause");
    }

    private static Map<String, Object> ladder(String ticket) {
        return MODEL.list("lead", "/api/tickets/" + ticket + "/escalations").get(0);
    }

    @Test
    void resultThatDoesNotWorkGoesBackToWork() {
        var ticket = faultAtVerification();

        MODEL.complete("agent", ticket, "Task_VerifyResult", "verified", false, "reviewNote", "Still noisy.");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_WorkOnTask");

        MODEL.complete("agent", ticket, "Task_WorkOnTask", "resolutionCode", "COMPLETED", "resolutionNote", "New fan.");
        MODEL.complete(
                "agent",
                ticket,
                "Task_VerifyResult",
                "verified",
                true,
                "testResult",
                "Tried it out.",
                "sideEffectCheck",
                "All quiet.");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ReviewTask");
    }

    @Test
    void verifierWhoSaysNoSaysWhy() {
        var ticket = faultAtVerification();

        assertThat(fieldsOf(MODEL.tryToComplete("agent", ticket, "Task_VerifyResult", "verified", false)))
                .containsExactly("reviewNote");
    }

    @Test
    void noteOfAnEarlierRoundDoesNotServeTheNext() {
        var ticket = faultAtVerification();
        MODEL.complete("agent", ticket, "Task_VerifyResult", "verified", false, "reviewNote", "Still noisy.");
        assertThat(MODEL.seenAt(ticket, "Task_WorkOnTask", "reviewNote")).isEqualTo("Still noisy.");
        MODEL.complete("agent", ticket, "Task_WorkOnTask", "resolutionCode", "COMPLETED", "resolutionNote", "New fan.");

        assertThat(fieldsOf(MODEL.tryToComplete("agent", ticket, "Task_VerifyResult", "verified", false)))
                .containsExactly("reviewNote");
    }

    @Test
    void reviewerCanSendTheTaskBack() {
        var ticket = workedMonitor(MODEL.deviceInStock());

        MODEL.complete(
                "agent", ticket, "Task_ReviewTask", "reviewOutcome", "REWORK", "reviewNote", "Which serial number?");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_WorkOnTask");
        assertThat(MODEL.passed(ticket)).doesNotContain("Task_UpdateAsset");

        MODEL.complete("agent", ticket, "Task_WorkOnTask", "resolutionCode", "COMPLETED", "resolutionNote", "Noted.");
        MODEL.complete("agent", ticket, "Task_ReviewTask", "reviewOutcome", "DONE");
        assertThat(MODEL.passed(ticket)).contains("Task_UpdateAsset", "EndEvent_TaskClosed");
    }

    @Test
    @Capability("T4.4")
    void completedHandoverChangesTheAssetRegister() {
        var asset = MODEL.deviceInStock();
        var ticket = workedMonitor(asset);
        MODEL.complete("agent", ticket, "Task_ReviewTask", "reviewOutcome", "DONE");

        assertThat(MODEL.get("agent", "/api/assets/" + asset).getBody())
                .containsEntry("owner", "requester")
                .containsEntry("place", "Berlin, desk 7")
                .containsEntry("status", "IN_USE");
    }

    @Test
    void handoverThatDidNotHappenLeavesTheRegisterAlone() {
        var ticket = MODEL.orderMonitor("requester");

        MODEL.fulfil("agent", ticket, "resolutionCode", "REJECTED", "justification", "No monitors any more.");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_TaskClosed").doesNotContain("Task_UpdateAsset");
    }

    @Test
    @Capability("T2.5")
    void outcomeOtherThanCompletedNeedsAJustification() {
        var ticket = MODEL.orderPasswordReset("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");

        var refused = MODEL.tryToComplete(
                "agent", ticket, "Task_WorkOnTask", "resolutionCode", "DEFERRED", "resolutionNote", "Next week.");
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(fieldsOf(refused)).containsExactly("justification");

        MODEL.complete(
                "agent",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "DEFERRED",
                "resolutionNote",
                "Next week.",
                "justification",
                "The system is down for maintenance.");
        MODEL.complete("agent", ticket, "Task_ReviewTask", "reviewOutcome", "DONE");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("DEFERRED");
    }

    @Test
    @Capability("T2.5")
    void codesOfTheSystemAreNotForPeople() {
        var ticket = MODEL.orderPasswordReset("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");

        var refused = MODEL.tryToComplete(
                "agent",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "SELF_SERVICE",
                "resolutionNote",
                "Done.",
                "justification",
                "Because.");

        assertThat(fieldsOf(refused)).containsExactly("resolutionCode");
    }

    @Test
    @Capability("T6.2")
    void changeOfRightsNamesApproverAndExpiry() {
        var ticket = MODEL.ask("requester", "VPN for working at home");
        MODEL.complete("manager", ticket, "Task_ApproveRequest", "approved", true);
        MODEL.complete("agent2", ticket, "Task_AcceptTask");

        var refused = MODEL.tryToComplete(
                "agent2",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "COMPLETED",
                "resolutionNote",
                "VPN works.",
                "accessApprover",
                " ");

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(fieldsOf(refused)).containsExactlyInAnyOrder("accessApprover", "accessExpiry");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_WorkOnTask");
    }

    @Test
    @Capability("T2.1")
    void taskOfThePlanFollowsItsSteps() {
        var ticket = MODEL.orderMonitor("requester");
        assertThat(MODEL.plannedStates(ticket)).containsExactly("PENDING");
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        assertThat(MODEL.plannedStates(ticket)).containsExactly("IN_PROGRESS");
        MODEL.complete(
                "agent",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "COMPLETED",
                "resolutionNote",
                "Done.",
                "assetTag",
                MODEL.deviceInStock(),
                "assetPlace",
                "Berlin");
        assertThat(MODEL.plannedStates(ticket)).containsExactly("REVIEW");
        MODEL.complete("agent", ticket, "Task_ReviewTask", "reviewOutcome", "DONE");
        assertThat(MODEL.plannedStates(ticket)).containsExactly("CLOSED");
    }

    @Test
    void blockedTaskIsDroppedWithAReasonOnly() {
        var kit = MODEL.orderStarterKit("requester");
        MODEL.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        MODEL.fulfilTask("agent2", kit, "account", "resolutionCode", "DEFERRED", "justification", "Next month.");
        var step = MODEL.openStep(kit, "mailbox", "Task_DecideOnBlockedTask");

        var refused =
                MODEL.act("agent2", kit, "tasks/" + step + "/complete", "variables", Map.of("blockedDecision", "DROP"));
        assertThat(fieldsOf(refused)).contains("blockedReason");

        MODEL.completeOf(
                "agent2",
                kit,
                "mailbox",
                "Task_DecideOnBlockedTask",
                Map.of("blockedDecision", "DROP", "blockedReason", "No account."));
        assertThat(MODEL.passed(kit)).contains("EndEvent_TaskDropped");
    }

    private static String faultAtVerification() {
        var ticket = MODEL.ask("requester", "My docking station is broken");
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        MODEL.complete("agent", ticket, "Task_WorkOnTask", "resolutionCode", "COMPLETED", "resolutionNote", "Cleaned.");
        return ticket;
    }

    private static String workedMonitor(String asset) {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        MODEL.complete(
                "agent",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "COMPLETED",
                "resolutionNote",
                "Your monitor is on your desk.",
                "assetTag",
                asset,
                "assetPlace",
                "Berlin, desk 7");
        return ticket;
    }

    @SuppressWarnings("unchecked")
    private static List<String> fieldsOf(ResponseEntity<Map<String, Object>> refused) {
        return ((List<Map<String, Object>>) refused.getBody().get("errors"))
                .stream().map(error -> (String) error.get("field")).toList();
    }
}
