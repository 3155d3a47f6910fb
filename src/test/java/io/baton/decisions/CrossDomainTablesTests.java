package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("O2.3")
class CrossDomainTablesTests {

    @RegisterExtension
    static final DecisionTable DOMAIN = new DecisionTable("ci-domain");

    @RegisterExtension
    static final DecisionTable OWNER = new DecisionTable("decision-owner");

    @ParameterizedTest(name = "{0} of {1} → {2}, {3}")
    @CsvSource(textBlock = """
                    network-device, network,         NETWORK,        network
                    service,        network,         NETWORK,        network
                    application,    applications,    APPLICATION,    applications
                    database,       applications,    APPLICATION,    applications
                    service,        desktop-support, APPLICATION,    applications
                    host,           applications,    INFRASTRUCTURE, sre
                    host,           ,                INFRASTRUCTURE, sre""")
    void classAndOwnerGiveTheDomain(String ciClass, String owner, String domain, String team) {
        assertThat(DOMAIN.askForOne("ciClass", ciClass, "ciOwner", owner))
                .containsEntry("domain", domain)
                .containsEntry("domainTeam", team);
    }

    @ParameterizedTest(name = "{0} domains, {1} → {2}")
    @CsvSource(textBlock = """
                    0, P1, ,
                    1, P1, ,
                    2, P1, incident-commander, PT30M
                    2, P3, team-lead,          PT8H
                    3, P2, incident-commander, PT30M
                    3, P4, incident-commander, PT4H""")
    void numberOfDomainsAndPriorityGiveTheOwner(int domains, String priority, String owner, String wait) {
        var row = OWNER.askForOne("domainCount", domains, "priority", priority);

        assertThat(row.get("decisionOwner")).isEqualTo(owner);
        assertThat(row.get("decisionWait")).isEqualTo(wait);
    }
}
