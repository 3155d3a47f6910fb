package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"I6.1", "O5.2"})
class OlaTargetsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("ola-targets");

    @ParameterizedTest(name = "{0}, {1}, {2} → {3} by {4}")
    @CsvSource(textBlock = """
                    intake,          ,          P1,   PT15M,   24x7
                    intake,          Network,   NONE, PT4H,    business-hours
                    network,         Network,   P1,   PT1H30M, 24x7
                    desktop-support, Workplace, P2,   PT6H,    24x7
                    procurement,     Workplace, P3,   PT20H,   business-hours
                    procurement,     Workplace, P4,   PT36H,   business-hours
                    procurement,     Workplace, NONE, PT76H,   business-hours
                    network,         Network,   P4,   PT24H,   extended-hours
                    applications,    Workplace, P3,   PT16H,   business-hours
                    applications,    Workplace, P4,   PT36H,   business-hours
                    service-desk,    ,          NONE, PT40H,   business-hours""")
    void eachGroupAndServiceLineHasItsTarget(
            String group, @Nullable String service, String priority, String target, String calendar) {
        assertThat(TABLE.askForOne("assignedGroup", group, "service", service, "priority", priority))
                .containsEntry("targetDuration", target)
                .containsEntry("targetCalendar", calendar);
    }
}
