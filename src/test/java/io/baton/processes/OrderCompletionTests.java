package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ticket.TicketState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class OrderCompletionTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("order-completion");

    @Autowired
    Api api;

    @Test
    @Capability({"I1.2", "C1.2"})
    void itemChosenInTriageBringsItsQuestionsPriceAndApproval() {
        var ticket = chosen("equipment-setup", "laptop");

        assertThat(MODEL.waitsAt(ticket)).isEmpty();
        assertThat(MODEL.ticket(ticket).state()).isEqualTo(TicketState.ON_HOLD);
        assertThat(MODEL.ticket(ticket).itemId()).isEqualTo("laptop");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline"))
                .contains("taken as “Laptop”", "Which laptop?");

        answer(ticket, Map.of("model", "standard", "reason", "The old one is worn out.", "place", "Berlin"));

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ApproveRequest");
        assertThat(MODEL.ticket(ticket).state()).isNotEqualTo(TicketState.ON_HOLD);
        assertThat(MODEL.variable(ticket, "costCents")).isEqualTo(125000L);
        assertThat(MODEL.variable(ticket, "itemId")).isEqualTo("laptop");
        assertThat(MODEL.ticket(ticket).fields()).containsEntry("place", "Berlin");
    }

    @Test
    @Capability("I1.2")
    void answerNamesTheLicenceThatASeatIsNeededOf() {
        var ticket = chosen("software-installation", "software-install");

        answer(ticket, Map.of("program", "Visio Professional", "reason", "Diagrams", "device", "LT-104"));

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ApproveRequest");
        assertThat(MODEL.variable(ticket, "licenceProduct")).isEqualTo("Visio Professional");
    }

    @Test
    @Capability("I1.2")
    void wrongAnswersAreRefusedAndTheTicketGoesOnResting() {
        var ticket = chosen("equipment-setup", "laptop");

        var refused = answered(ticket, Map.of("model", "golden", "place", "Berlin"));

        assertThat(refused).isEqualTo(422);
        assertThat(MODEL.ticket(ticket).state()).isEqualTo(TicketState.ON_HOLD);
        assertThat(MODEL.waitsAt(ticket)).isEmpty();
    }

    @Test
    void nobodyResumesWhatWaitsForTheAnswersOfAnOrder() {
        var ticket = chosen("equipment-setup", "laptop");

        var refused = MODEL.act("agent", ticket, "resume");

        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(refused.getBody())).contains("waits for the requester's answer");
        assertThat(MODEL.state(ticket)).isEqualTo("ON_HOLD");
    }

    @Test
    @Capability("I1.2")
    void answersThatNobodyWaitsForAreRefused() {
        var ticket = MODEL.orderLaptop("requester");

        assertThat(answered(ticket, Map.of("place", "Hamburg"))).isEqualTo(409);
        assertThat(MODEL.ticket(ticket).fields()).containsEntry("place", "Berlin");
    }

    @Test
    @Capability("I1.2")
    void faultOfAThingIsNoOrderOfOne() {
        var ticket = chosen("fault-report", "laptop");

        assertThat(MODEL.ticket(ticket).itemId()).isNull();
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");
    }

    @Test
    @Capability("I1.2")
    void freeAskThatTheTablesUnderstandDoesNotGetAroundTheItemsApproval() {
        var ticket = MODEL.ask("requester", "Please open a firewall port to the payment provider");

        MODEL.complete(
                "agent3",
                ticket,
                "Task_AssessRequest",
                "assessmentOutcome",
                "READY",
                "scope",
                "One port",
                "effortClass",
                "SMALL");

        assertThat(MODEL.ticket(ticket).itemId()).isEqualTo("firewall-rule");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ApproveRequest");
        assertThat(MODEL.text("auditor", "/api/tickets/" + ticket + "/approvals"))
                .contains("Change advisory board");
    }

    @Test
    @Capability("C1.2")
    void itemFollowsTheCorrectionOfAWrongCategory() {
        var ticket = MODEL.ask("requester", "I need Visio");
        assertThat(MODEL.ticket(ticket).itemId()).isEqualTo("software-install");

        MODEL.act("requester", ticket, "reclassify", "reason", "I have it; it is about access.");
        MODEL.complete(
                "agent",
                ticket,
                "Task_TriageManually",
                "category",
                "access-provisioning",
                "subcategory",
                "application-access",
                "triageReason",
                "Online access.");

        assertThat(MODEL.ticket(ticket).itemId()).isEqualTo("application-access");
        assertThat(MODEL.variable(ticket, "itemId")).isEqualTo("application-access");
    }

    private static String chosen(String category, String item) {
        var ticket = MODEL.ask("requester", "Xyzzy plugh");
        MODEL.complete(
                "agent",
                ticket,
                "Task_TriageManually",
                "category",
                category,
                "subcategory",
                item,
                "triageReason",
                "Called back.");
        return ticket;
    }

    private void answer(String ticket, Map<String, Object> fields) {
        assertThat(answered(ticket, fields)).isEqualTo(200);
        MODEL.follow(ticket);
    }

    private int answered(String ticket, Map<String, Object> fields) {
        return api.post("requester", "/api/tickets/" + ticket + "/answers", fields)
                .getStatusCode()
                .value();
    }
}
