package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("O5.2")
class SlaConsequencesTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("sla-targets", "sla-consequences");

    @ParameterizedTest(name = "{0} {1} tier {2} → {3} percent")
    @CsvSource(textBlock = """
                    RESOLUTION, P1,   1, 10, true,  true
                    RESOLUTION, P1,   ,  5,  true,  true
                    RESOLUTION, P2,   ,  5,  true,  false
                    RESOLUTION, P4,   ,  0,  true,  false
                    RESPONSE,   P2,   ,  1,  true,  false
                    RESPONSE,   NONE, ,  0,  true,  false
                    OLA,        P1,   1, 0,  false, false
                    JOURNEY,    P1,   1, 0,  true,  false""")
    void missedTargetHasItsPrice(
            String clock, String priority, @Nullable Integer tier, int credit, boolean escalates, boolean improves) {
        assertThat(TABLE.askForOne(
                        "clockKind", clock, "recordType", "REQUEST", "priority", priority, "serviceTier", tier))
                .containsEntry("creditPercent", credit)
                .containsEntry("escalates", escalates)
                .containsEntry("improves", improves);
    }
}
