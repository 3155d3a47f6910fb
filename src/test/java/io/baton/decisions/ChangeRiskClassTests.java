package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRiskClassTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("change-risk-class");

    @ParameterizedTest(name = "{0} points → {1}")
    @CsvSource({"0, LOW", "19, LOW", "20, MEDIUM", "44, MEDIUM", "45, HIGH", "150, HIGH"})
    void soManyPointsAreOneClass(int points, String riskClass) {
        assertThat(TABLE.ask("changePoints", points))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("riskClass", riskClass));
    }
}
