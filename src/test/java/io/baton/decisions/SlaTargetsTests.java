package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Capability("O5.2")
class SlaTargetsTests {

    /** Each follows all the hours of those before it, so going up this list takes no working time away. */
    private static final List<String> WIDER = List.of("business-hours", "extended-hours", "24x7");

    private static final List<String> RISING = List.of("P5", "P4", "P3", "P2", "P1");

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("sla-targets");

    @ParameterizedTest(name = "{1} of {0} {2}, tier {3} → {4} by {5}")
    @CsvSource(textBlock = """
                    REQUEST,  RESPONSE,   P1,   ,  PT15M,  24x7
                    INCIDENT, RESPONSE,   P2,   ,  PT1H,   24x7
                    REQUEST,  RESPONSE,   P3,   ,  PT4H,   business-hours
                    SECURITY, RESPONSE,   P4,   2, PT8H,   business-hours
                    REQUEST,  RESPONSE,   P5,   ,  PT16H,  business-hours
                    REQUEST,  RESPONSE,   NONE, ,  PT8H,   business-hours
                    INCIDENT, RESOLUTION, P1,   1, PT2H,   24x7
                    REQUEST,  RESOLUTION, P1,   ,  PT4H,   24x7
                    INCIDENT, RESOLUTION, P2,   1, PT8H,   24x7
                    INCIDENT, RESOLUTION, P3,   ,  PT24H,  business-hours
                    INCIDENT, RESOLUTION, P4,   ,  PT40H,  business-hours
                    INCIDENT, RESOLUTION, NONE, ,  PT80H,  business-hours
                    REQUEST,  RESOLUTION, P2,   ,  PT24H,  extended-hours
                    REQUEST,  RESOLUTION, P3,   ,  PT40H,  business-hours
                    REQUEST,  RESOLUTION, P4,   ,  PT80H,  business-hours
                    REQUEST,  RESOLUTION, P5,   ,  PT120H, business-hours""")
    void eachKindAndPriorityHasItsTarget(
            String kind, String clock, String priority, @Nullable Integer tier, String target, String calendar) {
        assertThat(ask(kind, clock, priority, tier))
                .containsEntry("targetDuration", target)
                .containsEntry("targetCalendar", calendar)
                .containsEntry("pausedIn", "ON_HOLD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMPROVEMENT", "FEEDBACK", "REVIEW"})
    void nothingIsPromisedForWhatNobodyAskedFor(String kind) {
        assertThat(TABLE.ask("recordType", kind, "clockKind", "RESPONSE", "priority", "P3"))
                .isEmpty();
    }

    /** With targets that only shrink and hours that only grow, raising a priority never moves a deadline later. */
    @ParameterizedTest
    @CsvSource({
        "REQUEST, RESPONSE,",
        "REQUEST, RESOLUTION,",
        "REQUEST, RESOLUTION, 1",
        "INCIDENT, RESPONSE, 2",
        "INCIDENT, RESOLUTION,",
        "INCIDENT, RESOLUTION, 1",
        "SECURITY, RESOLUTION, 4"
    })
    @Capability("W5.3")
    void raisingThePriorityNeverGivesMoreTime(String kind, String clock, @Nullable Integer tier) {
        for (int i = 1; i < RISING.size(); i++) {
            var lower = ask(kind, clock, RISING.get(i - 1), tier);
            var higher = ask(kind, clock, RISING.get(i), tier);

            assertThat(Duration.parse(higher.get("targetDuration").toString()))
                    .isLessThanOrEqualTo(
                            Duration.parse(lower.get("targetDuration").toString()));
            assertThat(WIDER.indexOf(higher.get("targetCalendar")))
                    .isGreaterThanOrEqualTo(WIDER.indexOf(lower.get("targetCalendar")));
        }
    }

    private static java.util.Map<String, Object> ask(
            String kind, String clock, String priority, @Nullable Integer tier) {
        return TABLE.askForOne("recordType", kind, "clockKind", clock, "priority", priority, "serviceTier", tier);
    }
}
