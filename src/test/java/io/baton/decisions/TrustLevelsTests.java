package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustLevelsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("trust-levels");

    @ParameterizedTest(name = "bound {0} %, {1} failures: {2}")
    @CsvSource({
        "4.95, 0, T3",
        "5.0, 3, T3",
        "5.01, 3, T2",
        "9.9, 1, T2",
        "10.01, 1, T1",
        "15.0, 3, T1",
        "15.01, 0, NEW",
        "100, 0, NEW",
        "15.01, 1, T0",
        "100, 1, T0"
    })
    void boundSaysWhichLevelIsEarned(double bound, int failures, String level) {
        assertThat(TABLE.askForOne("failureBound", bound, "trustFailures", failures))
                .containsEntry("trustLevel", level);
    }
}
