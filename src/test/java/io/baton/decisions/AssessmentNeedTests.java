package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("C2.1")
class AssessmentNeedTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("assessment-need");

    @ParameterizedTest(name = "{0}, {1}, {2} → {3}")
    @CsvSource(textBlock = """
                    firewall-rule, configuration-change, HIGH,   false
                    ,              configuration-change, HIGH,   true
                    ,              equipment-setup,      LOW,    false
                    ,              fault-report,         HIGH,   false""")
    void onlyRiskyAsksInFreeWordsAreAssessed(String item, String category, String risk, boolean needed) {
        assertThat(TABLE.askForOne("itemId", item, "category", category, "riskClass", risk))
                .containsEntry("assessmentNeeded", needed);
    }
}
