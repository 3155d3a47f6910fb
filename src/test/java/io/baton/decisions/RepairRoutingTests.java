package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("T4.5")
class RepairRoutingTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("repair-routing");

    @ParameterizedTest(name = "{0}, ticket of {1} → {2}")
    @CsvSource(textBlock = """
                    asset,    network, desktop-support
                    asset,    ,        desktop-support
                    cmdb,     network, applications
                    identity, network, network
                    ,         network, network
                    ,         ,        service-desk""")
    void whoeverOwnsWhatFailedRepairsIt(String adapter, String team, String expected) {
        assertThat(TABLE.askForOne("failedAdapter", adapter, "assignedGroup", team))
                .containsEntry("repairGroup", expected);
    }
}
