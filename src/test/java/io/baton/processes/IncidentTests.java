package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class IncidentTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("incident");

    @Autowired
    Api api;

    @Test
    @Capability({"I1.1", "T2.1"})
    void reportedFaultIsRepairedConfirmedAndClosedAsAnIncident() {
        var ticket = fault("The printer on floor two prints only black");

        assertThat(ticket).startsWith("INC-");
        assertThat(MODEL.ticket(ticket).kind()).isEqualTo("INCIDENT");
        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");
        assertThat(MODEL.passed(ticket)).doesNotContain("Call_PrepareRequest");

        MODEL.fulfil("agent", ticket);
        assertThat(MODEL.state(ticket)).isEqualTo("REVIEW");

        MODEL.act("requester", ticket, "confirm");
        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("COMPLETED");
        assertThat(MODEL.isRunning(ticket)).isFalse();
    }

    @Test
    @Capability("I4.3")
    void reopenedIncidentIsPutRight() {
        var ticket = fault("The scanner scans upside down");
        MODEL.fulfil("agent", ticket);

        MODEL.act("requester", ticket, "reopen", "reason", "Still upside down.");

        assertThat(MODEL.state(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(MODEL.task(ticket, "Task_AcceptTask").name()).contains("Rectify result");
        MODEL.fulfil("agent", ticket);
        MODEL.act("requester", ticket, "confirm");
        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
    }

    @Test
    void cancelledIncidentIsOverAtOnce() {
        var ticket = fault("The beamer hums");

        var answer = MODEL.act("requester", ticket, "cancel", "reason", "It stopped by itself.");

        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.ticket(ticket).resolutionNote()).isEqualTo("It stopped by itself.");
        assertThat(MODEL.isRunning(ticket)).isFalse();
    }

    @Test
    void heldIncidentRestsAndGoesBackToWhereItWas() {
        var ticket = fault("The door reader blinks red");
        MODEL.complete("agent", ticket, "Task_AcceptTask");

        MODEL.act("agent", ticket, "hold", "reason", "The spare part comes tomorrow.");
        assertThat(MODEL.state(ticket)).isEqualTo("ON_HOLD");
        MODEL.act("agent", ticket, "resume");

        assertThat(MODEL.state(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_WorkOnTask");
    }

    @Test
    @Capability("T2.6")
    void incidentThatIsEndedEarlyIsStillConfirmed() {
        var ticket = fault("The lamp of the dock is dark");
        MODEL.complete("agent", ticket, "Task_AcceptTask");

        MODEL.act(
                "agent",
                ticket,
                "close",
                "resolutionCode",
                "DUPLICATE",
                "resolutionNote",
                "Your colleague reported the same dock.",
                "justification",
                "Same dock, same lamp.");

        assertThat(MODEL.state(ticket)).isEqualTo("REVIEW");
        MODEL.act("requester", ticket, "confirm");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("DUPLICATE");
    }

    @Test
    void whatTurnsOutToBeAnOrderIsNoWayAroundItsApproval() {
        var ticket = MODEL.ask("requester", "Xyzzy plugh quux", "intent", "BROKEN");
        assertThat(ticket).startsWith("INC-");
        MODEL.complete(
                "agent",
                ticket,
                "Task_TriageManually",
                "category",
                "equipment-setup",
                "subcategory",
                "laptop",
                "triageReason",
                "Wants a new laptop.");
        var answered = api.post(
                "requester",
                "/api/tickets/" + ticket + "/answers",
                Map.of("model", "standard", "reason", "Worn out", "place", "Berlin"));
        assertThat(answered.getStatusCode().is2xxSuccessful())
                .as("%s", answered.getBody())
                .isTrue();
        MODEL.follow(ticket);

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ApproveRequest");
        MODEL.complete(
                "manager", ticket, "Task_ApproveRequest", "approved", false, "approvalReason", "Yours is new enough.");

        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("REJECTED");
    }

    private static String fault(String summary) {
        return MODEL.order(
                "requester",
                "report-fault",
                Map.of("summary", summary, "details", summary + ", for everybody near it.", "affected", "team"));
    }
}
