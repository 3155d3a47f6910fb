package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
class PlannedWorkTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("planned-work");

    @Test
    @Capability("T2.5")
    void outcomeOfTheTasksBecomesTheOutcomeOfTheTicket() {
        var ticket = MODEL.orderPasswordReset("requester");

        MODEL.fulfil("agent", ticket);

        assertThat(MODEL.passed(ticket)).contains("EndEvent_WorkDone");
        assertThat(MODEL.plannedStates(ticket)).containsExactly("CLOSED");
        MODEL.act("requester", ticket, "confirm");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("COMPLETED");
    }

    @Test
    @Capability({"T2.5", "T2.6"})
    void outcomeGivenWhenTheTicketIsClosedEarlyCounts() {
        var ticket = MODEL.orderPasswordReset("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");

        MODEL.act(
                "agent",
                ticket,
                "close",
                "resolutionCode",
                "WORKAROUND",
                "resolutionNote",
                "Signed in with the card instead.",
                "justification",
                "The system is being replaced.");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_WorkEndedEarly");
        MODEL.act("requester", ticket, "confirm");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("WORKAROUND");
        assertThat(MODEL.ticket(ticket).justification()).isEqualTo("The system is being replaced.");
    }
}
