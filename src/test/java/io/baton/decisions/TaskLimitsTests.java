package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"T2.2", "T3.3", "W2.4"})
class TaskLimitsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("task-limits");

    @ParameterizedTest(name = "{0} {1} {2} → {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    APPROVAL | P1 |                  | PT2H  | PT8H | 24x7
                    APPROVAL | P3 |                  | PT8H  | PT24H | TICKET
                    APPROVAL |    |                  | PT8H  | PT24H | TICKET
                    REPAIR   | P1 | network          | PT30M | PT4H | 24x7
                    REPAIR   | P2 | procurement      | PT30M | PT4H | 24x7
                    HANDOVER | P3 | procurement      | PT8H  | PT80H | TICKET
                    ACCOUNT  | P3 | service-desk     | PT4H  | PT8H | TICKET
                    GENERAL  | P4 | desktop-support  | PT8H  | PT24H | TICKET
                    REPAIR   |    | applications     | PT8H  | PT24H | TICKET""")
    void urgentWorkWaitsLeast(String kind, String priority, String team, String accept, String stuck, String calendar) {
        assertThat(TABLE.askForOne("taskKind", kind, "priority", priority, "taskGroup", team))
                .containsEntry("acceptWithin", accept)
                .containsEntry("stuckAfter", stuck)
                .containsEntry("limitCalendar", calendar);
    }
}
