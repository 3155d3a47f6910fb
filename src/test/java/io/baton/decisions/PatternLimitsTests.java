package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"T3.6", "W5.2"})
class PatternLimitsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("pattern-limits");

    @ParameterizedTest(name = "{0} in {1} → {2}, from {3} on")
    @CsvSource(textBlock = """
                    ACCEPT_LATENCY, sre,          30,  5
                    ACCEPT_LATENCY, service-desk, 120, 5
                    ACCEPT_LATENCY, network,      240, 5
                    REROUTES,       network,      4,   3
                    SKILL_GAP,      network,      0,   1""")
    void patternAndTeamGiveTheLimit(String pattern, String team, double most, int least) {
        var row = TABLE.askForOne("pattern", pattern, "assignedGroup", team);

        assertThat(((Number) row.get("patternLimit")).doubleValue()).isEqualTo(most);
        assertThat(row).containsEntry("leastSamples", least);
    }
}
