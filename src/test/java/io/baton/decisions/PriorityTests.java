package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.baton.Capability;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Capability("C1.3")
class PriorityTests {

    private static final List<String> LEVELS = List.of("HIGH", "MEDIUM", "LOW");
    private static final List<Boolean> FLAGS = Arrays.asList(true, false, null);

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

    @ParameterizedTest(name = "impact {0}, urgency {1} → {2} while its item is disturbed")
    @CsvSource(textBlock = """
                    HIGH,   MEDIUM, P1
                    MEDIUM, LOW,    P3
                    LOW,    LOW,    P4""")
    void outageRaisesByOne(String impact, String urgency, String expected) {
        assertThat(ask(impact, urgency, 3, true, true)).containsEntry("priority", expected);
    }

    static Stream<Arguments> everyCombination() {
        return LEVELS.stream()
                .flatMap(impact -> LEVELS.stream()
                        .flatMap(urgency -> Stream.of(1, 2, 3, 4, null)
                                .flatMap(tier -> FLAGS.stream()
                                        .flatMap(vip -> FLAGS.stream()
                                                .map(outage -> arguments(impact, urgency, tier, vip, outage))))));
    }

    @ParameterizedTest(name = "impact {0}, urgency {1}, tier {2}, VIP {3}, outage {4}")
    @MethodSource("everyCombination")
    @Capability("I3.1")
    void exactlyOneRuleAnswersAndTheServiceMattersNeverLess(
            String impact, String urgency, Integer tier, Boolean vip, Boolean outage) {
        var priority = ask(impact, urgency, tier, vip, outage).get("priority");

        assertThat(priority).isIn("P1", "P2", "P3", "P4", "P5");
        assertThat(ask(impact, urgency, 1, vip, outage).get("priority").toString())
                .as("tier 1 comes not behind")
                .isLessThanOrEqualTo(priority.toString());
    }

    @Test
    @Capability("I3.1")
    void tier1OutranksTier3AtTheSameImpactAndUrgency() {
        for (var impact : LEVELS) {
            for (var urgency : LEVELS) {
                var first = String.valueOf(priority(impact, urgency, 1, false));
                var third = String.valueOf(priority(impact, urgency, 3, false));
                if (!third.equals("P1")) {
                    assertThat(first).as(impact + " " + urgency).isLessThan(third);
                }
            }
        }
    }

    private static Object priority(String impact, String urgency, Integer tier, Boolean vip) {
        return ask(impact, urgency, tier, vip, null).get("priority");
    }

    /** The tables are UNIQUE: more than one rule that fits is an error, none gives no answer. */
    private static Map<String, Object> ask(String impact, String urgency, Integer tier, Boolean vip, Boolean outage) {
        return TABLE.askForOne("impact", impact, "urgency", urgency, "serviceTier", tier, "vip", vip, "outage", outage);
    }
}
