package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("W3.6")
class GateConflictTableTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("gate-conflict");

    @ParameterizedTest(name = "{0} in {1}, {2}, {3}: {4}")
    @CsvSource({
        "SAME, production, NORMAL, LOW, FAIL",
        "SAME, production, EMERGENCY, HIGH, WARN",
        "SAME, staging, NORMAL, HIGH, WARN",
        "NEXT, production, STANDARD, HIGH, FAIL",
        "NEXT, production, NORMAL, MEDIUM, WARN",
        "FAR, production, NORMAL, HIGH, WARN",
        "INCIDENT, production, NORMAL, MEDIUM, FAIL",
        "INCIDENT, production, EMERGENCY, HIGH, WARN"
    })
    void saysWhatHoldsADeployment(String relation, String environment, String type, String risk, String says) {
        assertThat(TABLE.askForOne("relation", relation, "environment", environment, "changeType", type, "risk", risk))
                .containsEntry("conflictSays", says);
    }

    @Test
    void saysNothingOfWhatItDoesNotKnowSoThatIsHeld() {
        assertThat(TABLE.ask("relation", "BESIDE", "environment", "production", "changeType", "NORMAL", "risk", "LOW"))
                .isEmpty();
    }
}
