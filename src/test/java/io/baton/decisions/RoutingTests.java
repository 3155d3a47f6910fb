package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("routing");

    @ParameterizedTest(name = "{0}, {1}, {2} → {3}, {4}")
    @CsvSource(textBlock = """
                    equipment-setup,       new-starter-kit,        P3, desktop-support, HIGH
                    equipment-setup,       laptop,                 P3, desktop-support, LOW
                    equipment-setup,       meeting-room-equipment, P4, desktop-support, LOW
                    access-provisioning,   application-access,     P3, identity-access, HIGH
                    access-provisioning,   shared-mailbox,         P3, applications,    LOW
                    access-provisioning,   vpn-access,             P1, identity-access, MEDIUM
                    configuration-change,  firewall-rule,          P2, network,         HIGH
                    software-installation, software-install,       P5, desktop-support, LOW
                    account-service,       password-reset,         P3, service-desk,    MEDIUM
                    fault-report,          report-fault,           P1, applications,    HIGH
                    fault-report,          report-fault,           P2, applications,    HIGH
                    fault-report,          report-fault,           P3, service-desk,    LOW
                    information,           general-question,       P4, service-desk,    LOW
                    other,                 general-question,       P1, service-desk,    LOW
                    a-category-of-tomorrow, ,                      P3, service-desk,    LOW""")
    void findsTeamAndRiskClass(String category, String subcategory, String priority, String team, String risk) {
        assertThat(TABLE.askForOne("category", category, "subcategory", subcategory, "priority", priority))
                .containsEntry("assignedGroup", team)
                .containsEntry("riskClass", risk);
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
