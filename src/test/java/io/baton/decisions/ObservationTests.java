package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("C3.3")
class ObservationTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("observation");

    @ParameterizedTest(name = "{1} of {2} on {0} → {3}")
    @CsvSource(textBlock = """
                    ,       REPAIR,        P1, PT0S
                    db-042, REPAIR,        P1, PT2H
                    db-042, RECTIFICATION, P2, PT2H
                    db-042, REPAIR,        P4, PT30M
                    db-042, REPAIR,        ,   PT30M
                    db-042, CONFIGURATION, P3, PT1H
                    db-042, ANSWER,        P1, PT0S""")
    void watchesWhatMayComeBack(String ci, String kind, String priority, String expected) {
        assertThat(TABLE.askForOne("ciId", ci, "taskKind", kind, "priority", priority))
                .containsEntry("observationTime", expected);
    }
}
