package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
class ResultConfirmationTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("result-confirmation");

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

    private static String delivered() {
        var ticket = MODEL.orderMonitor("requester");
        MODEL.fulfil("agent", ticket, "assetTag", MODEL.deviceInStock(), "assetPlace", "Berlin");
        return ticket;
    }
}
