package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("I1.4")
class SlaTolerancesTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("sla-targets", "sla-tolerances");

    @ParameterizedTest(name = "tier {0}: degraded {1}, late {2}")
    @CsvSource({"1, PT5M, PT2H", "2, PT10M, PT4H", "3, PT15M, PT8H", "4, PT20M, PT16H", ", PT20M, PT16H"})
    void degradationIsBorneWithForLessThanDelay(@Nullable Integer tier, String degraded, String late) {
        assertThat(TABLE.askForOne("serviceTier", tier))
                .containsEntry("degradationTolerance", degraded)
                .containsEntry("delayTolerance", late);
    }
}
