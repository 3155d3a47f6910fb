package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("W5.4")
class ProblemThresholdTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("problem-threshold");

    @ParameterizedTest
    @CsvSource({"PROCESS_FLAW, 3, P30D", "DATA, 3, P30D", "STAFFING, 5, P30D", "SKILL, 5, P30D", "VENDOR, 5, P90D"})
    void flawsCountSoonerThanBadDays(String cause, int times, String within) {
        assertThat(TABLE.askForOne("escalationCause", cause, "assignedGroup", "service-desk"))
                .containsEntry("times", times)
                .containsEntry("within", within);
    }
}
