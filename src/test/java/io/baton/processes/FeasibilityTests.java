package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
@Capability("T1.6")
class FeasibilityTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("feasibility");

    private static int rooms;

    private static String room() {
        return MODEL.order(
                "requester",
                "meeting-room-equipment",
                Map.of(
                        "room",
                        "Berlin, Spree " + ++rooms,
                        "equipment",
                        "Two large screens",
                        "neededOn",
                        LocalDate.now().plusDays(20).toString()));
    }

    private static void adjust(String ticket) {
        MODEL.complete(
                "agent",
                ticket,
                "Task_AssessFeasibility",
                "feasibility",
                "ADJUST",
                "scopeLimits",
                "The wall carries 40 kg.",
                "revisedScope",
                "One large screen on a floor stand",
                "feasibilityReason",
                "A second screen needs a stronger wall.");
    }

    @Test
    void whatCanBeDoneAsAskedGoesOn() {
        var ticket = room();
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AssessFeasibility");

        MODEL.complete("agent", ticket, "Task_AssessFeasibility", "feasibility", "FEASIBLE");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_FeasibleAsAsked", "Task_PlanTasks");
        assertThat(scope(ticket)).isEqualTo("{\"versions\":[]}");
    }

    @Test
    void itemOfTheCatalogueNeedsNoCheck() {
        var ticket = MODEL.orderPasswordReset("requester");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_NoCheckNeeded").doesNotContain("Task_AssessFeasibility");
    }

    @Test
    void adjustedScopeWaitsForTheRequesterAndKeepsBothVersions() {
        var ticket = room();

        adjust(ticket);

        assertThat(MODEL.state(ticket)).isEqualTo("ON_HOLD");
        assertThat(MODEL.passed(ticket)).doesNotContain("Task_PlanTasks");
        assertThat(MODEL.act("requester", ticket, "scope/accept")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        assertThat(MODEL.passed(ticket)).contains("EndEvent_FeasibleAsRevised", "Task_PlanTasks");
        assertThat(scope(ticket))
                .contains("Two large screens", "ASKED", "One large screen on a floor stand", "ACCEPTED")
                .contains("\"author\":\"agent\"", "A second screen needs a stronger wall.");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline?size=100"))
                .as("the requester reads the story, not the machinery")
                .doesNotContain("Propose revision", "Count vote");
        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/timeline?size=100"))
                .contains("Propose revision");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline?size=100"))
                .contains("Original scope: ", "Two large screens")
                .contains("Revised scope, version 2: One large screen on a floor stand")
                .contains("Reason: A second screen needs a stronger wall.", "version 2, accepted");
    }

    @Test
    void declinedRevisionComesBackWithWhatIsNeededInstead() {
        var ticket = room();
        adjust(ticket);

        assertThat(MODEL.act("requester", ticket, "scope/decline", "reason", "").getBody())
                .containsEntry("status", 422);
        MODEL.act("requester", ticket, "scope/decline", "reason", "Two small screens would do.");

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AssessFeasibility");
        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");
        MODEL.complete(
                "agent",
                ticket,
                "Task_AssessFeasibility",
                "feasibility",
                "ADJUST",
                "revisedScope",
                "Two small screens",
                "feasibilityReason",
                "Two large ones are too heavy.");
        assertThat(scope(ticket)).contains("DECLINED", "Two small screens would do.", "\"version\":3");
    }

    @Test
    void whatCannotBeDoneIsDeclinedWithTheReason() {
        var ticket = room();

        MODEL.complete(
                "agent",
                ticket,
                "Task_AssessFeasibility",
                "feasibility",
                "NOT_FEASIBLE",
                "feasibilityReason",
                "The house is given up in May.");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_NotFeasible", "Event_RequestRefused");
        assertThat(MODEL.ticket(ticket).resolutionCode()).isEqualTo("REJECTED");
        assertThat(MODEL.ticket(ticket).resolutionNote()).isEqualTo("The house is given up in May.");
    }

    @Test
    void whoeverDoesNotAgreeToTheAskSaysWhyAndWhatInstead() {
        var ticket = room();

        var answer = MODEL.tryToComplete("agent", ticket, "Task_AssessFeasibility", "feasibility", "ADJUST");

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(answer.getBody())).contains("revisedScope", "feasibilityReason");
        answer = MODEL.tryToComplete("agent", ticket, "Task_AssessFeasibility", "feasibility", "NOT_FEASIBLE");
        assertThat(String.valueOf(answer.getBody()))
                .contains("feasibilityReason")
                .doesNotContain("revisedScope");
    }

    @Test
    void onlyTheRequesterAnswersAndOnlyOnce() {
        var ticket = room();
        assertThat(MODEL.act("requester", ticket, "scope/accept").getBody())
                .containsEntry("rule", "no-revision-proposed");
        adjust(ticket);

        for (var other : List.of("agent", "requester2", "manager")) {
            assertThat(MODEL.act(other, ticket, "scope/accept").getStatusCode().value())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(MODEL.act("agent", ticket, "resume").getBody()).containsEntry("rule", "waits-for-answer");
        assertThat(MODEL.act("requester", ticket, "scope/accept")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(MODEL.act("requester", ticket, "scope/accept").getBody())
                .containsEntry("rule", "no-revision-proposed");
    }

    @Test
    void requestThatWaitsForAnAnswerCanBeCancelled() {
        var ticket = room();
        adjust(ticket);

        MODEL.act("requester", ticket, "cancel", "reason", "Another room has it.");

        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.isRunning(ticket)).isFalse();
    }

    private static String scope(String ticket) {
        return MODEL.text("requester", "/api/tickets/" + ticket + "/scope");
    }
}
