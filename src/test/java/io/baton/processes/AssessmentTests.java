package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
class AssessmentTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("assessment");

    @Test
    @Capability("C2.1")
    void fourPanelsAreFilledBeforeSomebodyAssesses() {
        var ticket = MODEL.ask("requester", "Firewall: open port for the VPN", "ciId", "db-042");

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AssessRequest");
        assertThat(MODEL.task(ticket, "Task_AssessRequest").candidateGroups()).containsExactly("network");
        assertThat(MODEL.variable(ticket, "submittedData").toString()).contains("Firewall: open port");
        assertThat(MODEL.variable(ticket, "ciSummary").toString()).contains("db-042", "production");
        assertThat(MODEL.variable(ticket, "suggestedArticles").toString()).isNotBlank();
        assertThat(MODEL.variable(ticket, "similarTickets").toString()).isNotBlank();
    }

    @Test
    @Capability("C2.1")
    void questionGoesToTheRequesterAndTheTicketRestsUntilTheAnswer() {
        var ticket = MODEL.ask("requester", "Please change the firewall");

        var silent = MODEL.tryToComplete("agent2", ticket, "Task_AssessRequest", "assessmentOutcome", "ASK");
        assertThat(silent.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(silent.getBody())).contains("missingInformation");
        MODEL.complete(
                "agent2",
                ticket,
                "Task_AssessRequest",
                "assessmentOutcome",
                "ASK",
                "missingInformation",
                "Which port is it?");

        assertThat(MODEL.state(ticket)).isEqualTo("ON_HOLD");
        assertThat(MODEL.waitsAt(ticket)).isEmpty();
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/comments"))
                .contains("Which port is it?", "agent2");

        assertThat(MODEL.act("agent2", ticket, "comments", "text", "I wait for the answer.")
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
        assertThat(MODEL.state(ticket)).isEqualTo("ON_HOLD");
        assertThat(MODEL.act("requester", ticket, "comments", "text", "Port 8443.")
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();

        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AssessRequest");
        assertThat(MODEL.variable(ticket, "submittedData").toString()).contains("Port 8443.");
        MODEL.complete(
                "agent2",
                ticket,
                "Task_AssessRequest",
                "assessmentOutcome",
                "READY",
                "scope",
                "Open port 8443 from the web shop.",
                "effortClass",
                "SMALL");

        assertThat(MODEL.waitsAt(ticket)).doesNotContain("Task_AssessRequest").isNotEmpty();
        assertThat(MODEL.passed(ticket)).contains("EndEvent_RequestAssessed", "Task_ForecastSolution");
        assertThat(MODEL.variable(ticket, "scope")).isEqualTo("Open port 8443 from the web shop.");
    }

    @Test
    @Capability("C2.1")
    void teamMayGoOnWithoutTheAnswer() {
        var ticket = MODEL.ask("requester", "Please change the firewall");
        MODEL.complete(
                "agent2",
                ticket,
                "Task_AssessRequest",
                "assessmentOutcome",
                "ASK",
                "missingInformation",
                "Which port?");
        assertThat(MODEL.state(ticket)).isEqualTo("ON_HOLD");

        assertThat(MODEL.act("requester", ticket, "resume").getStatusCode().value())
                .isEqualTo(403);
        assertThat(MODEL.act("agent2", ticket, "resume").getStatusCode().is2xxSuccessful())
                .isTrue();

        assertThat(MODEL.state(ticket)).isEqualTo("PENDING");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AssessRequest");
    }
}
