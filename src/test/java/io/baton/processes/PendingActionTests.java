package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
@Capability("T1.4")
class PendingActionTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("pending-action");

    @Test
    void actionIsTakenWhenTheTeamLeadAllowsIt() {
        var ticket = cancelledByFirstLevel();
        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");
        assertThat(MODEL.task(ticket, "Task_DecidePendingAction").candidateGroups())
                .containsExactly("team-lead");

        MODEL.complete("lead", ticket, "Task_DecidePendingAction", "pendingActionAllowed", true);

        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.ticket(ticket).resolutionNote()).isEqualTo("The new colleague does not come.");
        assertThat(MODEL.isRunning(ticket)).isFalse();
    }

    @Test
    void ticketGoesOnWhenTheTeamLeadDeclines() {
        var ticket = cancelledByFirstLevel();

        MODEL.complete(
                "lead",
                ticket,
                "Task_DecidePendingAction",
                "pendingActionAllowed",
                false,
                "pendingActionReason",
                "Somebody else comes instead.");

        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ApproveRequest");
    }

    @Test
    void firstLevelDoesNotDecideOnItsOwnRequest() {
        var ticket = cancelledByFirstLevel();

        var answer = MODEL.tryToComplete("agent", ticket, "Task_DecidePendingAction", "pendingActionAllowed", true);

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");
    }

    @Test
    void teamLeadCancelsAlone() {
        var ticket = MODEL.orderStarterKit("requester");

        assertThat(MODEL.act("lead", ticket, "cancel", "reason", "Hiring stop.")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
    }

    @Test
    void strangerDoesNotEvenSeeTheTicket() {
        var ticket = MODEL.orderStarterKit("requester");

        assertThat(MODEL.act("requester2", ticket, "cancel", "reason", "Why not.")
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");
    }

    /** A new starter kit has high risk, and desktop support, where the first level works, leads it. */
    private static String cancelledByFirstLevel() {
        var ticket = MODEL.orderStarterKit("requester");
        assertThat(MODEL.ticket(ticket).riskClass()).isEqualTo("HIGH");
        var answer = MODEL.act("agent", ticket, "cancel", "reason", "The new colleague does not come.");
        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        return ticket;
    }
}
