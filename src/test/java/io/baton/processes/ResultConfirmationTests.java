package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class ResultConfirmationTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("result-confirmation");

    private static final List<String> CRITERIA = List.of(
            "The equipment stands in the room I named",
            "A test call has picture and sound",
            "Everybody in the room is seen and heard");

    private static int rooms;

    @LocalServerPort
    private int port;

    @Test
    @Capability("C4.2")
    void confirmedResultClosesTheTicketWithCodeAndTime() {
        var ticket = delivered();
        assertThat(MODEL.state(ticket)).isEqualTo("REVIEW");

        MODEL.act("requester", ticket, "confirm");

        var closed = MODEL.ticket(ticket);
        assertThat(closed.state().name()).isEqualTo("CLOSED");
        assertThat(closed.resolutionCode()).isEqualTo("COMPLETED");
        assertThat(closed.closedAt()).isNotNull();
        assertThat(MODEL.passed(ticket)).contains("EndEvent_ConfirmationReceived");
    }

    @Test
    @Capability({"C4.2", "I4.3"})
    void refusedResultIsWorkAgainAndCounted() {
        var ticket = delivered();

        MODEL.act("requester", ticket, "reopen", "reason", "It does not start.");

        assertThat(MODEL.state(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(MODEL.ticket(ticket).reopenCount()).isEqualTo(1);
        assertThat(MODEL.passed(ticket)).contains("EndEvent_RequestReopened");
    }

    @Test
    @Capability("I4.3")
    void silenceCountsAsConsentAndIsMarkedAsSuch() {
        var ticket = delivered();

        MODEL.fireTimers(ticket);

        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
        assertThat(MODEL.passed(ticket)).contains("Event_NoResponse", "EndEvent_ConsentAssumed");
        assertThat(MODEL.get("requester", "/api/tickets/" + ticket).getBody().toString())
                .contains("NO_RESPONSE");
    }

    @Test
    void itemThatAsksForNoConfirmationIsClosedAtOnce() {
        var ticket = MODEL.orderPasswordReset("requester");

        MODEL.fulfil("agent", ticket);

        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
        assertThat(MODEL.passed(ticket)).contains("EndEvent_NoConfirmationNeeded");
    }

    @Test
    @Capability("C3.6")
    void requesterTicksTheCriteriaBeforeAccepting() {
        var ticket = deliveredRoom();
        assertThat(Browser.signedIn(port, "requester", "demo")
                        .open("/portal/tickets/" + ticket)
                        .body())
                .contains("Try it and accept", "A test call has picture and sound", "I accept the result");

        var refused =
                MODEL.act("requester", ticket, "confirm", "accepted", List.of("A test call has picture and sound"));
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody()))
                .contains("field=accepted", "Everybody in the room is seen and heard");
        assertThat(MODEL.state(ticket)).isEqualTo("REVIEW");

        MODEL.act("requester", ticket, "confirm", "accepted", CRITERIA);
        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline?size=100"))
                .contains("Tried out and accepted: " + String.join("; ", CRITERIA));
    }

    @Test
    @Capability("C3.6")
    void handedBackResultIsWorkAgainWithTheRemark() {
        var ticket = deliveredRoom();

        MODEL.act("requester", ticket, "reopen", "reason", "No sound from the far end.");

        assertThat(MODEL.state(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");
        assertThat(MODEL.seenAt(ticket, "Task_AcceptTask", "reopenReason")).isEqualTo("No sound from the far end.");
    }

    private static String deliveredRoom() {
        var ticket = MODEL.order(
                "requester",
                "meeting-room-equipment",
                Map.of(
                        "room",
                        "Berlin, Havel " + ++rooms,
                        "equipment",
                        "A camera",
                        "neededOn",
                        LocalDate.now().plusDays(20).toString()));
        MODEL.complete("agent", ticket, "Task_AssessFeasibility", "feasibility", "FEASIBLE");
        MODEL.fulfil("agent", ticket, "runbookDone", List.of("call"));
        assertThat(MODEL.state(ticket)).isEqualTo("REVIEW");
        return ticket;
    }

    private static String delivered() {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.fulfil("agent", ticket, "assetTag", MODEL.deviceInStock(), "assetPlace", "Berlin");
        return ticket;
    }
}
