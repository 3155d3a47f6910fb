package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
@Capability("T1.3")
class AdHocHandlingTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("ad-hoc-handling");

    private static int asks;

    private static String ask(String subject) {
        return MODEL.order(
                "requester", "ad-hoc", Map.of("subject", subject, "details", "For the fair, hall " + ++asks + "."));
    }

    private static void byTemplate(String ticket) {
        MODEL.complete(
                "agent",
                ticket,
                "Task_ChooseHandling",
                "adHocHandling",
                "TEMPLATE",
                "adHocTitle",
                "Rent and set up poster printer",
                "adHocSteps",
                "Rent it, carry it, print a test page.",
                "adHocGroup",
                "desktop-support",
                "adHocExpiry",
                LocalDate.now().plusDays(30).toString(),
                "adHocLimit",
                3);
    }

    @Test
    void theFourthUseOfATemplateLeavesOnlyTheChange() {
        for (var spelling : new String[] {"Poster printer", "poster  PRINTER", "Poster-Printer"}) {
            var ticket = ask(spelling);
            byTemplate(ticket);
            assertThat(MODEL.passed(ticket)).contains("EndEvent_TemplateInUse");
        }

        var fourth = ask("Poster printer");

        assertThat(MODEL.waitsAt(fourth)).containsExactly("Task_RaiseChange");
        var refused = MODEL.tryToComplete("agent", fourth, "Task_RaiseChange", "adHocHandling", "TEMPLATE");
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        MODEL.complete("agent", fourth, "Task_RaiseChange", "adHocReason", "Asked for four times this month.");
        assertThat(MODEL.passed(fourth)).contains("EndEvent_ChangeRaised").doesNotContain("Task_PlanTasks");
        assertThat(MODEL.ticket(fourth).resolutionNote()).isEqualTo("Asked for four times this month.");
        assertThat(MODEL.text("process-owner", "/api/catalogue/ad-hoc-templates"))
                .contains("\"id\":\"poster printer\"", "\"uses\":3", "\"useLimit\":3");
    }

    @Test
    void theWorkFollowsTheTemplateOnceItIsFoundFeasible() {
        var ticket = ask("Loudspeaker van");
        byTemplate(ticket);

        MODEL.complete("agent", ticket, "Task_AssessFeasibility", "feasibility", "FEASIBLE");

        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/tasks")).contains("Rent and set up poster printer");
        assertThat(MODEL.task(ticket, "Task_AcceptTask").candidateGroups()).contains("desktop-support");
    }

    @Test
    void whatWillBeAskedForAgainBecomesAnItemAtOnce() {
        var ticket = ask("Monthly poster service");

        MODEL.complete(
                "agent",
                ticket,
                "Task_ChooseHandling",
                "adHocHandling",
                "CHANGE",
                "adHocReason",
                "Marketing needs it every month.");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_ChangeRaised");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline?size=100"))
                .contains("A lasting item of the catalogue is asked for", "Marketing needs it every month.");
    }

    @Test
    void aTemplateIsNeitherForEverNorForEverybodyNorIncomplete() {
        var ticket = ask("Standing desk for a week");

        var forEver = MODEL.tryToComplete(
                "agent",
                ticket,
                "Task_ChooseHandling",
                "adHocHandling",
                "TEMPLATE",
                "adHocTitle",
                "Lend desk",
                "adHocSteps",
                "Carry it.",
                "adHocGroup",
                "desktop-support",
                "adHocExpiry",
                LocalDate.now().plusYears(2).toString(),
                "adHocLimit",
                3);
        var incomplete = MODEL.tryToComplete("agent", ticket, "Task_ChooseHandling", "adHocHandling", "TEMPLATE");

        assertThat(forEver.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(forEver.getBody())).contains("adHocExpiry", "within a year");
        assertThat(incomplete.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(incomplete.getBody())).contains("adHocTitle", "adHocSteps", "adHocGroup");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ChooseHandling");
    }

    @Test
    void anotherTicketMayTakeTheLastUseMeanwhile() {
        var subject = "Drone for an inspection";
        var first = ask(subject);
        var second = ask(subject);
        complete(first);

        complete(second);

        assertThat(MODEL.waitsAt(first)).containsExactly("Task_AssessFeasibility");
        assertThat(MODEL.waitsAt(second)).containsExactly("Task_RaiseChange");
    }

    private static void complete(String ticket) {
        MODEL.complete(
                "agent",
                ticket,
                "Task_ChooseHandling",
                "adHocHandling",
                "TEMPLATE",
                "adHocTitle",
                "Fly over the roof",
                "adHocSteps",
                "Ask for the permit first.",
                "adHocGroup",
                "desktop-support",
                "adHocExpiry",
                LocalDate.now().plusDays(3).toString(),
                "adHocLimit",
                1);
    }
}
