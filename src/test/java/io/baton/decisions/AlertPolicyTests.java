package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("T2.4")
class AlertPolicyTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("alert-policy");

    @ParameterizedTest(name = "{0} {1} {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    TASK_CREATED     | P1 | Task_AcceptTask | GROUP urgent-task-waiting
                    TASK_CREATED     | P2 | Task_AcceptTask | GROUP urgent-task-waiting
                    TASK_CREATED     | P3 | Task_AcceptTask | ''
                    TASK_CREATED     | P1 | Task_WorkOnTask | ''
                    FEEDBACK_OVERDUE | P3 |                 | PROCESS_OWNER,ADMIN feedback-overdue
                    TASK_CREATED     | P3 | Task_AcceptHandOver | GROUP hand-over-offered
                    HAND_OVER_RETURNED | P3 |               | NAMED hand-over-returned
                    JOURNEY_WARNING  | P3 |                 | NAMED sla-threshold
                    ESCALATED        | P2 |                 | NAMED escalated""")
    void callsThoseWhoCanMoveIt(String event, String priority, String step, String expected) {
        var messages = TABLE.ask("event", event, "recordType", "REQUEST", "priority", priority, "step", step).stream()
                .peek(message -> assertThat(message).containsEntry("channel", "MAIL"))
                .map(message -> message.get("audience") + " " + message.get("template"))
                .collect(Collectors.joining(", "));
        assertThat(messages).isEqualTo(expected);
    }

    @Test
    void everyMessageItNamesHasATemplate() {
        assertThat(TABLE.valuesOf("template"))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(getClass().getResource("/notifications/" + id + ".txt"))
                        .as(id)
                        .isNotNull());
    }
}
