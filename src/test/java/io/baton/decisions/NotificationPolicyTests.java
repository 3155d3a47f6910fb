package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("T2.4")
class NotificationPolicyTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("notification-policy");

    @ParameterizedTest(name = "{0} {1} {2} {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    RECEIVED         |             |    |                    | REQUESTER request-received
                    STATE_CHANGED    | IN_PROGRESS |    |                    | REQUESTER work-started, WATCHERS ticket-moved
                    STATE_CHANGED    | ON_HOLD     |    |                    | REQUESTER work-on-hold, WATCHERS ticket-moved
                    STATE_CHANGED    | REVIEW      |    |                    | REQUESTER please-confirm, WATCHERS ticket-moved
                    STATE_CHANGED    | CLOSED      |    |                    | REQUESTER request-closed, WATCHERS ticket-moved
                    STATE_CHANGED    | CANCELLED   |    |                    | REQUESTER request-cancelled, WATCHERS ticket-moved
                    TASK_CREATED     |             | P3 | Task_ApproveRequest | APPROVER approval-needed
                    DEPUTY_NAMED     |             | P3 | Task_ApproveRequest | APPROVER approval-needed
                    TASK_CREATED     |             | P3 | Task_ApproveBudget | APPROVER approval-needed
                    TASK_ASSIGNED    |             | P3 | Task_ApproveBudget | ''
                    TASK_CREATED     |             | P1 | Task_AcceptTask    | ''
                    TASK_ASSIGNED    |             | P3 | Task_WorkOnTask    | ASSIGNEE task-assigned
                    TASK_ASSIGNED    |             | P3 | Task_ApproveRequest | ''
                    TASK_DONE        |             | P3 | Task_WorkOnTask    | ''
                    SLA_WARNING      |             | P1 |                    | ASSIGNEE,LEAD sla-threshold
                    SLA_BREACHED     |             | P1 |                    | ASSIGNEE,LEAD sla-threshold
                    REOPENED         |             |    |                    | ASSIGNEE request-reopened
                    COMMENTED        |             |    |                    | REQUESTER,ASSIGNEE comment-added
                    FORECAST_CHANGED |             |    |                    | REQUESTER delay-expected
                    PROGRESS         | IN_PROGRESS | P2 |                    | REQUESTER progress-update
                    STARTED          | PENDING     |    |                    | REQUESTER process-started
                    ENDED            | PENDING     |    |                    | REQUESTER process-ended
                    ENDED            | CANCELLED   |    |                    | ''
                    ENDED            | CLOSED      |    |                    | ''
                    SURVEY_DUE       | CLOSED      | P3 |                    | REQUESTER survey-invitation
                    IMPROVEMENT_ENDED | CLOSED     |    |                    | AUTHOR,REQUESTER improvement-ended""")
    void tellsThoseWhoNeedToKnow(String event, String toState, String priority, String step, String expected) {
        var messages = TABLE
                .ask(
                        "event", event,
                        "recordType", "REQUEST",
                        "toState", toState,
                        "priority", priority,
                        "step", step)
                .stream()
                .peek(message -> assertThat(message).containsEntry("channel", "MAIL"))
                .map(message -> message.get("audience") + " " + message.get("template"))
                .collect(Collectors.joining(", "));
        assertThat(messages).isEqualTo(expected);
    }

    /** Improvements, feedback and reviews have messages of their own; nobody confirms them or waits for their result. */
    @ParameterizedTest
    @CsvSource({"IN_PROGRESS", "REVIEW", "CLOSED", "CANCELLED"})
    void tellsRequestersNothingOfImprovementsOnTheWay(String toState) {
        for (var kind : List.of("IMPROVEMENT", "FEEDBACK", "REVIEW", "PROBLEM")) {
            assertThat(TABLE.ask(
                            "event", "STATE_CHANGED",
                            "recordType", kind,
                            "toState", toState,
                            "priority", "P3",
                            "step", ""))
                    .extracting(message -> message.get("audience"))
                    .containsExactly("WATCHERS");
        }
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS, WATCHERS", "REVIEW, WATCHERS", "CLOSED, REQUESTER WATCHERS"})
    void asksNobodyToConfirmAChange(String toState, String audiences) {
        assertThat(TABLE
                        .ask(
                                "event", "STATE_CHANGED",
                                "recordType", "CHANGE",
                                "toState", toState,
                                "priority", "P3",
                                "step", "")
                        .stream()
                        .map(message -> String.valueOf(message.get("audience")))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(audiences);
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
