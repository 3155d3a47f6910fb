package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustFallTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("trust-levels", "trust-fall");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"FAILED,", "ROLLED_BACK,", "INCIDENT, P1", "INCIDENT, P2"})
    void whatWentWrongCostsALevel(String event, @Nullable String priority) {
        assertThat(TABLE.askForOne("trustEvent", event, "priority", priority))
                .containsEntry("levelsDown", 1)
                .containsEntry("climbsAfter", "P14D")
                .containsEntry("cleanNeeded", 5);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"INCIDENT, P3", "INCIDENT,"})
    void whatIsNotUrgentCostsNothingAtOnce(String event, @Nullable String priority) {
        assertThat(TABLE.ask("trustEvent", event, "priority", priority)).isEmpty();
    }
}
