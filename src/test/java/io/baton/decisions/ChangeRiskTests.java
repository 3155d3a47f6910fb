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
                        "serviceSuccess", 100,
                        "teamSuccess", -1,
                        "testsPassed", tested))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("changePoints", points));
    }

    @ParameterizedTest(name = "{0} % of the service, {1} % of the team → {2}")
    @CsvSource({
        "100, 100,  0",
        "90,   80,  0",
        "-1,   -1,  0",
        "89,   80,  5",
        "80,   80,  5",
        "79,   80, 15",
        "0,    80, 15",
        "90,   79, 10",
        "0,     0, 25"
    })
    @Capability("I8.2")
    void changesThatDidNotDoWhatTheyShouldMakeTheNextOneRiskier(int service, int team, int points) {
        assertThat(TABLE.ask(
                        "outageMinutes", 0,
                        "affectedUsers", 0,
                        "serviceTier", 4,
                        "regulated", false,
                        "recentIncidents", 0,
                        "failedChanges", 0,
                        "serviceSuccess", service,
                        "teamSuccess", team,
                        "testsPassed", true))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("changePoints", points));
    }
}
