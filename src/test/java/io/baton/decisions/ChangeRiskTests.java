package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRiskTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("change-risk");

    @ParameterizedTest(
            name = "{0} min, {1} people, tier {2}, regulated {3}, {4} incidents, {5} failed, tests {6} → {7}")
    @CsvSource({
        "0,    0, 4, false, 0, 0, true,    0",
        "0,    0, 4, false, 0, 0, false,  10",
        "1,    0, 4, false, 0, 0, true,   10",
        "30,   0, 4, false, 0, 0, true,   10",
        "31,   0, 4, false, 0, 0, true,   25",
        "0,   99, 4, false, 0, 0, true,    0",
        "0,  100, 4, false, 0, 0, true,   10",
        "0, 1000, 4, false, 0, 0, true,   10",
        "0, 1001, 4, false, 0, 0, true,   20",
        "0,    0, 1, false, 0, 0, true,   20",
        "0,    0, 2, false, 0, 0, true,   10",
        "0,    0, 3, true,  0, 0, true,   15",
        "0,    0, 3, false, 1, 0, true,    5",
        "0,    0, 3, false, 2, 0, true,    5",
        "0,    0, 3, false, 3, 0, true,   40",
        "0,    0, 3, false, 0, 1, true,   20",
        "60, 5000, 1, true, 9, 4, false, 150"
    })
    @Capability("I8.2")
    void everythingThatMakesAChangeRiskyAddsItsPoints(
            int outage, int users, int tier, boolean regulated, int incidents, int failed, boolean tested, int points) {
        assertThat(TABLE.ask(
                        "outageMinutes", outage,
                        "affectedUsers", users,
                        "serviceTier", tier,
                        "regulated", regulated,
                        "recentIncidents", incidents,
                        "failedChanges", failed,
                        "testsPassed", tested))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("changePoints", points));
    }
}
