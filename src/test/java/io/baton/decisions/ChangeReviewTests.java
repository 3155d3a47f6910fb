package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeReviewTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("change-review");

    @ParameterizedTest(name = "{0} {1} {2} → after {3}, figures {4}")
    @CsvSource({
        "FAILED,      NORMAL,    HIGH,   P2D, false",
        "ROLLED_BACK, STANDARD,  LOW,    P2D, false",
        "SUCCEEDED,   NORMAL,    HIGH,   P7D, true",
        "SUCCEEDED,   EMERGENCY, HIGH,   P7D, true",
        "SUCCEEDED,   EMERGENCY, MEDIUM, P1D, false",
        "SUCCEEDED,   NORMAL,    MEDIUM, P3D, false",
        "SUCCEEDED,   STANDARD,  LOW,    P3D, false"
    })
    @Capability("O8.2")
    void theWeightOfAChangeSaysHowItIsLookedBackAt(
            String outcome, String type, String risk, String after, boolean measured) {
        assertThat(TABLE.ask("changeOutcome", outcome, "changeType", type, "riskClass", risk))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("reviewAfter", after).containsEntry("reviewMeasured", measured));
    }
}
