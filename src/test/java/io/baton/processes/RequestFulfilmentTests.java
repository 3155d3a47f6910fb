package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
class RequestFulfilmentTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("request-fulfilment");

    @Test
    @Capability("T2.1")
    void orderedLaptopGoesThroughApprovalWorkAndConfirmation() {
        var ticket = MODEL.orderLaptop("requester");
        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ApproveRequest");

        MODEL.complete("manager", ticket, "Task_ApproveRequest", "approved", true);
        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");

        MODEL.complete("agent", ticket, "Task_AcceptTask");
        assertThat(MODEL.state(ticket)).isEqualTo("IN_PROGRESS");

        MODEL.complete(
                "agent",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "COMPLETED",
                "resolutionNote",
                "Your laptop is ready.",
                "assetTag",
                MODEL.deviceInStock(),
                "assetPlace",
                "Berlin, room 2.14");
        MODEL.complete("agent", ticket, "Task_ReviewTask", "reviewOutcome", "DONE");
        assertThat(MODEL.state(ticket)).isEqualTo("REVIEW");

        MODEL.act("requester", ticket, "confirm");
        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("COMPLETED");
        assertThat(MODEL.isRunning(ticket)).isFalse();
    }

    @Test
    @Capability("T4.3")
    void declinedRequestEndsWithItsReasonAndWithoutAnyTask() {
        var ticket = MODEL.orderLaptop("requester");

        MODEL.complete(
                "manager",
                ticket,
                "Task_ApproveRequest",
                "approved",
                false,
                "approvalReason",
                "The budget is used up.");

        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("REJECTED");
        assertThat(MODEL.ticket(ticket).resolutionNote()).isEqualTo("The budget is used up.");
        assertThat(MODEL.passed(ticket)).doesNotContain("Task_PlanTasks", "Task_RegisterTasks");
    }

    @Test
    void declineWithoutReasonIsRefused() {
        var ticket = MODEL.orderLaptop("requester");

        var answer = MODEL.tryToComplete("manager", ticket, "Task_ApproveRequest", "approved", false);

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().toString()).contains("approvalReason");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ApproveRequest");
    }

    @Test
    void itemWithoutApprovalIsPlannedAtOnce() {
        var ticket = MODEL.orderMonitor("requester");

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");
        assertThat(MODEL.passed(ticket)).doesNotContain("Task_ApproveRequest");
    }

    @Test
    @Capability("I4.3")
    void reopenedRequestGetsOneTaskToPutItRight() {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.fulfil("agent", ticket, "assetTag", MODEL.deviceInStock(), "assetPlace", "Berlin");

        MODEL.act("requester", ticket, "reopen", "reason", "The screen flickers.");

        assertThat(MODEL.state(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(MODEL.ticket(ticket).reopenCount()).isEqualTo(1);
        assertThat(MODEL.task(ticket, "Task_AcceptTask").name()).contains("Rectify result");

        MODEL.fulfil("agent", ticket);
        MODEL.act("requester", ticket, "confirm");
        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
    }

    @Test
    void cancelledRequestIsOverAtOnce() {
        var ticket = MODEL.orderMonitor("requester");

        var answer = MODEL.act("requester", ticket, "cancel", "reason", "Found one in the cupboard.");

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody()).containsEntry("state", "CANCELLED");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("CANCELLED");
        assertThat(MODEL.ticket(ticket).resolutionNote()).isEqualTo("Found one in the cupboard.");
        assertThat(MODEL.waitsAt(ticket)).isEmpty();
        assertThat(MODEL.isRunning(ticket)).isFalse();
    }

    @Test
    void heldRequestRestsAndGoesBackToWhereItWas() {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");

        MODEL.act("agent", ticket, "hold", "reason", "The supplier is closed.");
        assertThat(MODEL.state(ticket)).isEqualTo("ON_HOLD");
        var answer = MODEL.tryToComplete(
                "agent", ticket, "Task_WorkOnTask", "resolutionCode", "COMPLETED", "resolutionNote", "Done.");
        assertThat(answer.getStatusCode().value()).isEqualTo(409);

        MODEL.act("agent", ticket, "resume");
        assertThat(MODEL.state(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_WorkOnTask");
    }

    @Test
    @Capability("T2.6")
    void workThatIsEndedEarlyIsStillConfirmedByTheRequester() {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");

        MODEL.act(
                "agent",
                ticket,
                "close",
                "resolutionCode",
                "DUPLICATE",
                "resolutionNote",
                "You have one on order already.",
                "justification",
                "Same desk, same monitor.");

        assertThat(MODEL.state(ticket)).isEqualTo("REVIEW");
        assertThat(MODEL.waitsAt(ticket)).isEmpty();
        assertThat(MODEL.plannedStates(ticket)).containsExactly("CANCELLED");
        MODEL.act("requester", ticket, "confirm");
        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("DUPLICATE");
    }
}
