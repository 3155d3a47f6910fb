package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
class ManualTriageTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("manual-triage");

    @Test
    @Capability({"I1.2", "C2.4"})
    void nonsenseWaitsForTheServiceDeskWithTheCriteriaInForce() {
        var ticket = MODEL.ask("requester", "Xyzzy plugh", "intent", "BROKEN");

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_TriageManually");
        assertThat(MODEL.task(ticket, "Task_TriageManually").candidateGroups()).containsExactly("service-desk");
        assertThat(MODEL.ticket(ticket).priority()).isNotNull();
        assertThat(MODEL.ticket(ticket).category()).isNull();
        assertThat(MODEL.variable(ticket, "triageReadings").toString()).contains("No row of the table");
        assertThat(MODEL.variable(ticket, "triageCriteria").toString())
                .contains("The words speak of VPN or remote access.", "access-provisioning / vpn-access");
        assertThat(MODEL.variable(ticket, "submittedData").toString()).contains("Xyzzy plugh");
    }

    @Test
    @Capability("I1.2")
    void twoCategoriesWaitForTheServiceDeskWithBothShown() {
        var ticket = MODEL.ask("requester", "A notebook and Visio");

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_TriageManually");
        assertThat(MODEL.variable(ticket, "triageReadings").toString())
                .contains("equipment-setup / laptop", "software-installation / software-install");
    }

    @Test
    @Capability("I1.6")
    void oddCaseShowsItsNoteAndItsArticle() {
        var ticket = MODEL.ask("requester", "Half the sites cannot print, and a firewall?", "intent", "BROKEN");

        assertThat(ticket).startsWith("INC-");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_TriageManually");
        assertThat(MODEL.variable(ticket, "triageNote").toString()).contains("Partial outage");
        assertThat(MODEL.variable(ticket, "triageLink")).isEqualTo("/portal/kb/partial-outage");
    }

    @Test
    @Capability({"I1.2", "I1.6", "C1.2"})
    void whatThePersonChoosesIsOnRecordWithItsReason() {
        var ticket = MODEL.ask("requester", "Xyzzy plugh");

        MODEL.complete(
                "agent",
                ticket,
                "Task_TriageManually",
                "category",
                "account-service",
                "subcategory",
                "password-reset",
                "triageReason",
                "Called back: it is about a password.");

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");
        assertThat(MODEL.ticket(ticket).category()).isEqualTo("account-service");
        assertThat(MODEL.ticket(ticket).subcategory()).isEqualTo("password-reset");
        assertThat(MODEL.ticket(ticket).nature()).isEqualTo("access");
        assertThat(MODEL.ticket(ticket).assignedGroup()).isEqualTo("service-desk");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/timeline"))
                .contains("Category changed from none to account-service / password-reset (access): Called back");
        assertThat(MODEL.text("lead", "/api/reclassifications"))
                .contains(ticket, "Called back: it is about a password.");
    }

    @Test
    @Capability("I1.6")
    void choiceWithoutReasonOrOutsideTheListIsRefused() {
        var ticket = MODEL.ask("requester", "Xyzzy plugh");

        var silent = MODEL.tryToComplete(
                "agent", ticket, "Task_TriageManually", "category", "other", "subcategory", "general-question");
        var unlisted = MODEL.tryToComplete(
                "agent",
                ticket,
                "Task_TriageManually",
                "category",
                "magic",
                "subcategory",
                "general-question",
                "triageReason",
                "It is magic.");

        assertThat(silent.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(silent.getBody())).contains("triageReason");
        assertThat(unlisted.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(unlisted.getBody())).contains("category");
    }
}
