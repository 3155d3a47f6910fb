package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
class ReclassificationTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("reclassification");

    @Test
    @Capability({"C1.2", "I1.6"})
    void requesterSaysWrongCategoryAndTheServiceDeskCorrectsIt() {
        var ticket = MODEL.ask("requester", "VPN for working at home");
        assertThat(MODEL.ticket(ticket).nature()).isEqualTo("access");

        assertThat(MODEL.act("requester", ticket, "reclassify", "reason", "The VPN drops, I have access already.")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(MODEL.waitsAt(ticket)).contains("Task_TriageManually", "Task_ApproveRequest");
        MODEL.complete(
                "agent",
                ticket,
                "Task_TriageManually",
                "category",
                "fault-report",
                "subcategory",
                "report-fault",
                "triageReason",
                "It is a fault.");

        var after = MODEL.ticket(ticket);
        assertThat(after.category()).isEqualTo("fault-report");
        assertThat(after.nature()).isEqualTo("network");
        assertThat(after.assignedGroup()).isEqualTo("service-desk");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline"))
                .contains("The VPN drops, I have access already.")
                .contains("Category changed from access-provisioning / vpn-access (access)"
                        + " to fault-report / report-fault (network): It is a fault.");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ApproveRequest");
        assertThat(MODEL.variableOfTicket(ticket, "category")).isEqualTo("fault-report");
    }

    @Test
    @Capability("C1.2")
    void nobodyElseAndNotTwiceAndNotWithoutReason() {
        var ticket = MODEL.ask("requester", "VPN for working in the garden");

        assertThat(MODEL.act("requester", ticket, "reclassify", "reason", " ")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(MODEL.act("requester2", ticket, "reclassify", "reason", "No.")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(MODEL.act("requester", ticket, "reclassify", "reason", "It is wrong.")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(MODEL.act("requester", ticket, "reclassify", "reason", "It is wrong.")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }

    @Test
    @Capability("I1.6")
    void threeReclassificationsAreListedWithTheirReasons() {
        for (var reason : new String[] {"It is a first thing.", "It is a second thing.", "It is a third thing."}) {
            var ticket = MODEL.ask("requester", "Plugh " + reason);
            MODEL.complete(
                    "agent",
                    ticket,
                    "Task_TriageManually",
                    "category",
                    "other",
                    "subcategory",
                    "general-question",
                    "triageReason",
                    reason);
        }

        assertThat(MODEL.text("process-owner", "/api/reclassifications?size=200"))
                .contains("It is a first thing.", "It is a second thing.", "It is a third thing.");
        assertThat(MODEL.get("requester", "/api/reclassifications")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }
}
