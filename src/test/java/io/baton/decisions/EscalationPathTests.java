package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"I3.3", "I1.4", "C2.3", "O2.5"})
class EscalationPathTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("escalation-path");

    @ParameterizedTest(name = "{0} {1} {2} rung {3} → {4} {5}")
    @CsvSource(delimiter = '|', textBlock = """
                    RESPONSE         | INCIDENT | P1 | 1 | NOTIFY             | ON_CALL,TEAM       | true | PT15M | true | 24x7
                    RESPONSE         | INCIDENT | P2 | 1 | NOTIFY             | ON_CALL,TEAM       | true | PT15M | true | 24x7
                    RESPONSE         | SECURITY | P4 | 1 | NOTIFY             | ON_CALL,TEAM       | true | PT1H  | true | TICKET
                    RESPONSE         | INCIDENT | P2 | 2 | NOTIFY             | TEAM_LEAD          | true | PT4H  | false | TICKET
                    RESPONSE         | REQUEST  | P2 | 1 | NOTIFY             | TEAM               | true | PT4H  | true | TICKET
                    RESPONSE         | REQUEST  | P2 | 2 | NOTIFY             | TEAM_LEAD          | true | PT8H  | false | TICKET
                    RESOLUTION       | INCIDENT | P2 | 1 | NOTIFY             | ASSIGNEE,TEAM_LEAD | true | PT15M | true | 24x7
                    RESOLUTION       | INCIDENT |    | 1 | NOTIFY             | ASSIGNEE,TEAM_LEAD | true | PT1H  | true | TICKET
                    RESOLUTION       | INCIDENT | P3 | 1 | NOTIFY             | ASSIGNEE,TEAM_LEAD | true | PT1H  | true | TICKET
                    RESOLUTION       | INCIDENT | P3 | 2 | NOTIFY,WIDEN_QUEUE | ON_CALL,TEAM_LEAD  | true | PT1H  | true | TICKET
                    RESOLUTION       | INCIDENT | P3 | 3 | NOTIFY             | MANAGER            | true | PT4H  | false | TICKET
                    RESOLUTION       | INCIDENT | P3 | 7 | NOTIFY             | MANAGER            | true | PT4H  | false | TICKET
                    RESOLUTION       | REQUEST  | P1 | 1 | NOTIFY             | ASSIGNEE,TEAM_LEAD | true | PT8H  | true | TICKET
                    RESOLUTION       | REQUEST  | P3 | 2 | NOTIFY             | MANAGER            | true | PT8H  | false | TICKET
                    JOURNEY          | REQUEST  | P3 | 1 | NOTIFY             | JOURNEY_OWNER      | true | PT8H  | true | TICKET
                    JOURNEY          | INCIDENT | P1 | 2 | NOTIFY             | JOURNEY_OWNER,PROCESS_OWNER | true | PT8H | false | TICKET
                    FUNCTIONAL       | REQUEST  | P3 | 1 | MOVE_GROUP         | TEAM               | true | PT4H  | true | TICKET
                    FUNCTIONAL       | INCIDENT | P1 | 2 | NOTIFY             | TEAM_LEAD          | true | PT8H  | false | TICKET
                    HIERARCHICAL     | REQUEST  | P3 | 1 | NOTIFY             | SUPERIOR           | true | PT4H  | true | TICKET
                    HIERARCHICAL     | REQUEST  | P3 | 2 | NOTIFY             | JOURNEY_OWNER,PROCESS_OWNER | true | PT8H  | false | TICKET
                    NOBODY_AVAILABLE | INCIDENT | P3 | 1 | NOTIFY             | TEAM_LEAD          | true | PT4H  | true | TICKET
                    NOBODY_AVAILABLE | INCIDENT | P3 | 2 | NOTIFY             | MANAGER            | true | PT8H  | false | TICKET""")
    void callsHigherPeopleRungByRung(
            String trigger,
            String recordType,
            String priority,
            int rung,
            String action,
            String whom,
            boolean acknowledge,
            String wait,
            boolean next,
            String calendar) {
        assertThat(TABLE.askForOne(
                        "escalationTrigger", trigger,
                        "recordType", recordType,
                        "priority", priority,
                        "escalationRung", rung))
                .containsEntry("rungAction", action)
                .containsEntry("rungWhom", whom)
                .containsEntry("rungAcknowledge", acknowledge)
                .containsEntry("rungWait", wait)
                .containsEntry("rungNext", next)
                .containsEntry("rungCalendar", calendar);
    }
}
