package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@BatonTest
class TriageTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("triage");

    @ParameterizedTest(name = "\"{0}\" → {1}, {2}")
    @Capability("T1.2")
    @CsvSource(textBlock = """
                    VPN for working at home,       access-provisioning,  vpn-access
                    a new laptop,                  equipment-setup,      laptop
                    Firewall rule for the web shop, configuration-change, firewall-rule
                    How do I book a room?,         information,          general-question""")
    void readsAFreeAsk(String text, String category, String subcategory) {
        var ticket = MODEL.ticket(MODEL.ask("requester", text));

        assertThat(ticket.category()).isEqualTo(category);
        assertThat(ticket.subcategory()).isEqualTo(subcategory);
    }

    @Test
    @Capability("C1.3")
    void priorityFollowsFromImpactAndUrgencyAlone() {
        var ticket =
                MODEL.ask("requester", "The printer is broken", "impact", "HIGH", "urgency", "LOW", "priority", "P1");

        assertThat(MODEL.ticket(ticket).priority()).isEqualTo("P3");
        assertThat(MODEL.text("requester", "/api/tickets/" + ticket + "/decisions"))
                .contains("base-priority", "Rule_HighImpactLowUrgency");
    }

    @Test
    void vipIsRaisedByOne() {
        var usual = MODEL.ask("requester", "How do I print a slide?", "impact", "LOW", "urgency", "MEDIUM");
        var vip = MODEL.ask("director", "How do I print a slide?", "impact", "LOW", "urgency", "MEDIUM");

        assertThat(MODEL.ticket(usual).priority()).isEqualTo("P4");
        assertThat(MODEL.ticket(vip).priority()).isEqualTo("P3");
    }

    @Test
    void namedConfigurationItemIsLookedUpFirst() {
        var ticket = MODEL.ask("requester", "What is this?", "ciId", "db-042");

        assertThat(MODEL.passed(ticket)).contains("Task_ResolveCiContext");
        assertThat(MODEL.ticket(ticket).ciContext())
                .containsEntry("owner", "applications")
                .containsEntry("environment", "production");
    }

    @Test
    void withoutConfigurationItemNothingIsLookedUp() {
        var ticket = MODEL.ask("requester", "What is this?");

        assertThat(MODEL.passed(ticket)).contains("Gateway_CiKnown").doesNotContain("Task_ResolveCiContext");
    }

    @Test
    void teamRiskAndExpectedTimeAreKnownAfterwards() {
        var ticket = MODEL.ticket(MODEL.ask("requester", "VPN for working on the train"));

        assertThat(ticket.assignedGroup()).isEqualTo("identity-access");
        assertThat(ticket.riskClass()).isEqualTo("MEDIUM");
        assertThat(ticket.expectedAt()).isAfter(Instant.now());
    }
}
