package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeReviewTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("change-review");

    @ParameterizedTest(name = "{0} {1} {2} {3} → after {4}, figures {5}, within {6}, unmet {7}")
    @CsvSource({
        "CANCELLED,   NORMAL,    HIGH,   technical,      P2D, false, P2D, NOTHING",
        "FAILED,      NORMAL,    HIGH,   technical,      P2D, false, P2D, IMPROVEMENT",
        "ROLLED_BACK, STANDARD,  LOW,    technical,      P2D, false, P2D, IMPROVEMENT",
        "SUCCEEDED,   NORMAL,    HIGH,   technical,      P7D, true,  P3D, ROLLBACK",
        "SUCCEEDED,   EMERGENCY, HIGH,   technical,      P7D, true,  P3D, ROLLBACK",
        "SUCCEEDED,   NORMAL,    HIGH,   workflow-model, P7D, true,  P3D, ROLLBACK",
        "SUCCEEDED,   NORMAL,    LOW,    workflow-model, P7D, true,  P3D, IMPROVEMENT",
        "SUCCEEDED,   EMERGENCY, MEDIUM, technical,      P1D, false, P1D, IMPROVEMENT",
        "SUCCEEDED,   NORMAL,    MEDIUM, technical,      P3D, false, P3D, IMPROVEMENT",
        "SUCCEEDED,   STANDARD,  LOW,    technical,      P3D, false, P3D, IMPROVEMENT"
    })
    @Capability("O8.2")
    void theWeightOfAChangeSaysHowItIsLookedBackAt(
            String outcome,
            String type,
            String risk,
            String category,
            String after,
            boolean measured,
            String within,
            String unmet) {
        assertThat(TABLE.ask(
                        "changeOutcome", outcome, "changeType", type, "riskClass", risk, "changeCategory", category))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("reviewAfter", after)
                        .containsEntry("reviewMeasured", measured)
                        .containsEntry("reviewTime", within)
                        .containsEntry("reviewUnmet", unmet));
    }
}
