package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"T2.2", "T3.3", "W2.4"})
class TaskEscalationTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("task-escalation");

    @ParameterizedTest(name = "{0} {1} rung {2} → {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    ACCEPT      | P1 | 1 | REASSIGN,WIDEN_QUEUE | ASSIGNEE           | false | PT30M | true | 24x7
                    ACCEPT      | P3 | 1 | REASSIGN,WIDEN_QUEUE | ASSIGNEE           | false | PT4H  | true | TICKET
                    ACCEPT      | P3 | 2 | NOTIFY               | TEAM_LEAD,MANAGER  | true  | PT8H  | false | TICKET
                    STUCK       | P2 | 1 | NOTIFY               | ASSIGNEE,TEAM_LEAD | false | PT1H  | true | 24x7
                    STUCK       | P3 | 1 | NOTIFY               | ASSIGNEE,TEAM_LEAD | false | PT8H  | true | TICKET
                    STUCK       | P3 | 2 | REASSIGN             | ASSIGNEE           | false | PT8H  | true | TICKET
                    STUCK       | P3 | 3 | NOTIFY               | MANAGER            | true  | PT8H  | false | TICKET
                    DUE         | P3 | 1 | NOTIFY,WIDEN_QUEUE   | ASSIGNEE,TEAM_LEAD | true  | PT4H  | true | TICKET
                    DUE         | P3 | 2 | NOTIFY               | MANAGER            | true  | PT8H  | false | TICKET
                    ACKNOWLEDGE | P3 | 1 | ADD_BACKUP           | BACKUP             | false | PT8H  | true | TICKET
                    ACKNOWLEDGE | P3 | 2 | ADD_MANAGER          | MANAGER            | false | PT16H | false | TICKET""")
    void findsSomebodyElseThenTheManager(
            String trigger,
            String priority,
            int rung,
            String action,
            String whom,
            boolean ack,
            String wait,
            boolean next,
            String calendar) {
        assertThat(TABLE.askForOne("escalationTrigger", trigger, "priority", priority, "escalationRung", rung))
                .containsEntry("rungAction", action)
                .containsEntry("rungWhom", whom)
                .containsEntry("rungAcknowledge", ack)
                .containsEntry("rungWait", wait)
                .containsEntry("rungNext", next)
                .containsEntry("rungCalendar", calendar);
    }
}
