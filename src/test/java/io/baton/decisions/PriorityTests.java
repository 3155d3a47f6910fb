package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("C1.3")
class PriorityTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("priority");

    @ParameterizedTest(name = "impact {0}, urgency {1} → {2}")
    @CsvSource(textBlock = """
                    HIGH,   HIGH,   P1
                    HIGH,   MEDIUM, P2
                    HIGH,   LOW,    P3
                    MEDIUM, HIGH,   P2
                    MEDIUM, MEDIUM, P3
                    MEDIUM, LOW,    P4
                    LOW,    HIGH,   P3
                    LOW,    MEDIUM, P4
                    LOW,    LOW,    P5""")
    void impactAndUrgencyDecide(String impact, String urgency, String expected) {
        assertThat(priority(impact, urgency, 3, false)).isEqualTo(expected);
        assertThat(priority(impact, urgency, null, null)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "impact {0}, urgency {1}, tier {2}, VIP {3} → {4}")
    @CsvSource(textBlock = """
                    HIGH,   HIGH,   1, true,  P1
                    HIGH,   MEDIUM, 1, false, P1
                    HIGH,   MEDIUM, 2, true,  P2
                    MEDIUM, MEDIUM, 1, false, P2
                    MEDIUM, MEDIUM, 1, true,  P2
                    MEDIUM, MEDIUM, 2, true,  P2
                    MEDIUM, LOW,    1, false, P3
                    MEDIUM, LOW,    4, true,  P3
                    LOW,    LOW,    1, true,  P4
                    LOW,    LOW,    2, true,  P4
                    LOW,    LOW,     , true,  P4""")
    void topServiceOrVipRaisesByOneAtMost(String impact, String urgency, Integer tier, Boolean vip, String expected) {
        assertThat(priority(impact, urgency, tier, vip)).isEqualTo(expected);
    }

    private static Object priority(String impact, String urgency, Integer tier, Boolean vip) {
        return TABLE.askForOne("impact", impact, "urgency", urgency, "serviceTier", tier, "vip", vip)
                .get("priority");
    }
}
