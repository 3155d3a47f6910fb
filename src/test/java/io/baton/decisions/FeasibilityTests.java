package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("T1.6")
class FeasibilityTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("feasibility");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(textBlock = """
                    meeting-room-equipment, true
                    ad-hoc,                 true
                    laptop,                 false
                    ,                       false""")
    void asksWhereNobodyKnowsWhetherItCanBeDone(String item, boolean required) {
        assertThat(TABLE.askForOne("itemId", item, "assignedGroup", "desktop-support"))
                .containsEntry("feasibilityRequired", required)
                .containsEntry("feasibilityGroup", "desktop-support");
    }
}
