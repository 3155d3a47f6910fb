package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("routing");

    @ParameterizedTest(name = "{0}, {1}, {2}, {3} → {4}, {5}")
    @CsvSource(textBlock = """
                    equipment-setup,       new-starter-kit,        P3, hardware, desktop-support, HIGH
                    equipment-setup,       laptop,                 P3, hardware, desktop-support, LOW
                    equipment-setup,       meeting-room-equipment, P4, hardware, desktop-support, LOW
                    equipment-setup,       ,                       P4, hardware, desktop-support, LOW
                    access-provisioning,   application-access,     P3, access,   identity-access, HIGH
                    access-provisioning,   shared-mailbox,         P3, access,   applications,    LOW
                    access-provisioning,   vpn-access,             P1, access,   identity-access, MEDIUM
                    configuration-change,  firewall-rule,          P2, network,  network,         HIGH
                    software-installation, software-install,       P5, software, desktop-support, LOW
                    account-service,       password-reset,         P3, access,   service-desk,    MEDIUM
                    account-service,       ,                       P3, access,   identity-access, MEDIUM
                    fault-report,          report-fault,           P1, service,  applications,    HIGH
                    fault-report,          report-fault,           P2, software, applications,    HIGH
                    fault-report,          report-fault,           P2, ,         applications,    HIGH
                    fault-report,          report-fault,           P1, network,  network,         HIGH
                    fault-report,          report-fault,           P2, hardware, desktop-support, HIGH
                    fault-report,          report-fault,           P3, network,  service-desk,    LOW
                    information,           general-question,       P4, service,  service-desk,    LOW
                    other,                 general-question,       P1, service,  service-desk,    LOW
                    a-category-of-tomorrow, ,                      P3, service,  service-desk,    LOW""")
    void findsTeamAndRiskClass(
            String category, String subcategory, String priority, String nature, String team, String risk) {
        assertThat(TABLE.askForOne(
                        "category", category, "subcategory", subcategory, "priority", priority, "nature", nature))
                .containsEntry("assignedGroup", team)
                .containsEntry("riskClass", risk);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3} → {4}")
    @CsvSource(textBlock = """
                    configuration-change, firewall-rule,   P3, network,  firewall
                    access-provisioning,  vpn-access,      P3, access,   identity
                    fault-report,         report-fault,    P1, network,  network
                    fault-report,         report-fault,    P1, hardware, hardware
                    information,          general-question, P4, service, ''""")
    void saysWhatWhoeverTakesItShouldKnow(
            String category, String subcategory, String priority, String nature, String skills) {
        assertThat(TABLE.askForOne(
                        "category", category, "subcategory", subcategory, "priority", priority, "nature", nature))
                .containsEntry("skills", skills);
    }

    @ParameterizedTest(name = "tier {0}, business hours {1} → {2}")
    @CsvSource({
        "1, false, sre",
        "1, true, service-desk",
        "2, false, service-desk",
        ", false, service-desk",
        "1, , service-desk"
    })
    @Capability("O2.4")
    void faultOfATierOneServiceOutOfHoursGoesToTheShift(Integer tier, Boolean hours, String team) {
        assertThat(TABLE.askForOne(
                        "category", "fault-report", "priority", "P3", "serviceTier", tier, "businessHours", hours))
                .containsEntry("assignedGroup", team);
    }

    @Test
    void knowsEveryCategoryOfTheClassification() {
        for (var category : new DecisionTable("classification").valuesOf("category")) {
            assertThat(TABLE.ask("category", category, "subcategory", "laptop", "priority", "P3"))
                    .as(category)
                    .hasSize(1);
        }
    }
}
