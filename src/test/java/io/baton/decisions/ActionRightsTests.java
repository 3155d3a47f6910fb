package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability("T1.4")
class ActionRightsTests {

    @RegisterExtension
    static final DecisionTable TABLE = new DecisionTable("action-rights");

    @ParameterizedTest(name = "{0} {1} {2} risk {3} → {4}")
    @CsvSource(textBlock = """
                    requester,          READ,          OWN,     LOW,    ALLOW
                    requester,          CANCEL,        OWN,     HIGH,   ALLOW
                    requester,          CONFIRM,       OWN,     LOW,    ALLOW
                    requester,          REOPEN,        OWN,     LOW,    ALLOW
                    requester,          EDIT,          OWN,     LOW,    DENY
                    requester,          HOLD,          OWN,     LOW,    DENY
                    requester,          READ,          WATCHER, LOW,    ALLOW
                    requester,          COMMENT,       WATCHER, LOW,    ALLOW
                    requester,          CANCEL,        WATCHER, LOW,    DENY
                    requester,          READ,          OTHER,   LOW,    DENY
                    requester,          CANCEL,        OTHER,   LOW,    DENY
                    requester,          READ,          TEAM,    LOW,    ALLOW
                    requester,          COMPLETE_TASK, TEAM,    HIGH,   ALLOW
                    requester,          COMPLETE_TASK, OTHER,   LOW,    DENY
                    requester,          CANCEL,        TEAM,    LOW,    DENY
                    integration,        READ,          OWN,     LOW,    ALLOW
                    integration,        READ,          OTHER,   LOW,    DENY
                    pipeline,           READ,          OWN,     LOW,    DENY
                    agent-l1,           CLAIM,         TEAM,    LOW,    ALLOW
                    agent-l1,           PRIORITIZE,    TEAM,    LOW,    ESCALATE
                    agent-l1,           PRIORITIZE,    OTHER,   LOW,    DENY
                    team-lead,          PRIORITIZE,    OTHER,   HIGH,   ALLOW
                    incident-commander, PRIORITIZE,    OTHER,   HIGH,   ALLOW
                    requester,          PRIORITIZE,    OWN,     LOW,    DENY
                    change-manager,     CANCEL,        TEAM,    HIGH,   ALLOW
                    change-manager,     CANCEL,        OTHER,   LOW,    DENY
                    auditor,            PRIORITIZE,    TEAM,    LOW,    DENY
                    agent-l1,           HOLD,          TEAM,    LOW,    ALLOW
                    agent-l1,           CANCEL,        TEAM,    MEDIUM, ALLOW
                    agent-l1,           CANCEL,        TEAM,    HIGH,   ESCALATE
                    agent-l2,           CANCEL,        TEAM,    HIGH,   ALLOW
                    agent-l1,           ABORT_STEP,    TEAM,    HIGH,   ESCALATE
                    agent-l1,           ABORT_STEP,    TEAM,    LOW,    ALLOW
                    team-lead,          ABORT_STEP,    TEAM,    HIGH,   ALLOW
                    requester,          ABORT_STEP,    OWN,     LOW,    DENY
                    agent-l3,           EDIT,          TEAM,    HIGH,   ALLOW
                    agent-l1,           REASSIGN,      TEAM,    LOW,    DENY
                    agent-l3,           REASSIGN,      TEAM,    LOW,    DENY
                    agent-l2,           READ,          OTHER,   LOW,    DENY
                    agent-l2,           CONFIRM,       TEAM,    LOW,    DENY
                    team-lead,          CANCEL,        TEAM,    HIGH,   ALLOW
                    team-lead,          CANCEL,        OTHER,   HIGH,   ALLOW
                    agent-l1,           CLOSE,         TEAM,    LOW,    ALLOW
                    agent-l1,           CLOSE,         TEAM,    HIGH,   ESCALATE
                    agent-l1,           CLOSE,         OTHER,   LOW,    DENY
                    requester,          CLOSE,         OWN,     LOW,    DENY
                    auditor,            CLOSE,         TEAM,    LOW,    DENY
                    team-lead,          CLOSE,         OTHER,   HIGH,   ALLOW
                    team-lead,          REASSIGN,      TEAM,    LOW,    ALLOW
                    team-lead,          CONFIRM,       TEAM,    LOW,    DENY
                    team-lead,          COMPLETE_TASK, OTHER,   LOW,    DENY
                    change-manager,     READ,          OTHER,   LOW,    ALLOW
                    process-owner,      CANCEL,        OTHER,   LOW,    DENY
                    admin,              REASSIGN,      OTHER,   HIGH,   ALLOW
                    admin,              COMPLETE_TASK, OTHER,   LOW,    DENY
                    auditor,            READ,          OTHER,   HIGH,   ALLOW
                    auditor,            COMMENT,       TEAM,    LOW,    DENY
                    auditor,            CANCEL,        OWN,     LOW,    DENY
                    agent-l1,           ESCALATE,      TEAM,    HIGH,   ALLOW
                    agent-l1,           ESCALATE,      OTHER,   LOW,    DENY
                    team-lead,          ESCALATE,      OTHER,   HIGH,   ALLOW
                    requester,          ESCALATE,      OWN,     LOW,    DENY
                    auditor,            ESCALATE,      TEAM,    LOW,    DENY
                    agent-l1,           CANCEL,        TEAM,    ,       ALLOW""")
    void weighsRoleActionRelationAndRisk(
            String role, String action, String relation, String riskClass, String expected) {
        assertThat(TABLE.askForOne("role", role, "action", action, "relation", relation, "riskClass", riskClass))
                .containsEntry("right", expected);
    }

    @ParameterizedTest(name = "{0} as {1} in {2} → {3}")
    @CsvSource(textBlock = """
                    requester,   OWN,     PENDING,     ALLOW
                    integration, OWN,     PENDING,     ALLOW
                    requester,   OWN,     IN_PROGRESS, DENY
                    requester,   OWN,     REVIEW,      DENY
                    requester,   OWN,     CLOSED,      DENY
                    requester,   WATCHER, PENDING,     DENY
                    requester,   OTHER,   PENDING,     DENY
                    auditor,     OWN,     PENDING,     DENY""")
    void ownAnswersAreCorrectedUntilTheWorkBegins(String role, String relation, String state, String expected) {
        assertThat(TABLE.askForOne(
                        "role", role, "action", "CORRECT", "relation", relation, "riskClass", "LOW", "state", state))
                .containsEntry("right", expected);
    }

    @Test
    void refusalSaysWhy() {
        assertThat(TABLE.askForOne("role", "requester", "action", "CANCEL", "relation", "OTHER", "riskClass", "LOW"))
                .containsEntry("reason", "This ticket belongs to somebody else.");
    }

    @Test
    void whatNoRowKnowsIsDenied() {
        assertThat(TABLE.askForOne("role", "stranger", "action", "ERASE", "relation", "OWN", "riskClass", "LOW"))
                .containsEntry("right", "DENY");
    }
}
