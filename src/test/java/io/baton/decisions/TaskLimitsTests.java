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
                    APPROVAL | P1 |                  | PT2H  | PT8H
                    APPROVAL | P3 |                  | P1D   | P3D
                    APPROVAL |    |                  | P1D   | P3D
                    REPAIR   | P1 | network          | PT30M | PT4H
                    REPAIR   | P2 | procurement      | PT30M | PT4H
                    HANDOVER | P3 | procurement      | P1D   | P10D
                    ACCOUNT  | P3 | service-desk     | PT4H  | P1D
                    GENERAL  | P4 | desktop-support  | PT8H  | P3D
                    REPAIR   |    | applications     | PT8H  | P3D""")
    void urgentWorkWaitsLeast(String kind, String priority, String team, String accept, String stuck) {
        assertThat(TABLE.askForOne("taskKind", kind, "priority", priority, "taskGroup", team))
                .containsEntry("acceptWithin", accept)
                .containsEntry("stuckAfter", stuck);
    }
}
