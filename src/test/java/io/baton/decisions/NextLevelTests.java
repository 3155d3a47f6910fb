package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("C2.3")
class NextLevelTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("next-level");

    @ParameterizedTest
    @CsvSource({
        "service-desk, access-provisioning, identity-access",
        "desktop-support, account-service, identity-access",
        "desktop-support, equipment-setup, procurement",
        "service-desk, configuration-change, network",
        "service-desk, fault-report, applications",
        "service-desk, , applications",
        "network, fault-report, ''"
    })
    void namesTheTeamThatKnowsMore(String team, String category, String next) {
        assertThat(TABLE.askForOne("assignedGroup", team, "category", category)).containsEntry("nextTeam", next);
    }
}
