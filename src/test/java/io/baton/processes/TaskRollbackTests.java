package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@BatonTest
class TaskRollbackTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("task-rollback");

    @Test
    @Capability("T2.3")
    void cancelledKitGivesEverythingBackTheLatestFirstAndKeepsItsTrail() {
        var kit = approvedKit();
        var laptop = MODEL.deviceInStock();
        MODEL.fulfilTask("agent2", kit, "account");
        MODEL.fulfilTask("agent2", kit, "mailbox");
        MODEL.fulfilTask("agent", kit, "laptop", "assetTag", laptop, "assetPlace", "Berlin");
        MODEL.completeOf("agent", kit, "workplace", "Task_AcceptTask", Map.of());
        assertThat(asset(laptop)).containsEntry("status", "IN_USE").containsEntry("owner", "requester");
        var entriesBefore = MODEL.text("agent", "/api/tickets/" + kit + "/timeline");

        var cancelled = MODEL.act("lead", kit, "cancel", "reason", "The new colleague does not come.");

        assertThat(cancelled.getStatusCode().value()).isEqualTo(200);
        assertThat(MODEL.state(kit)).isEqualTo("CANCELLED");
        assertThat(MODEL.planned(kit, "workplace"))
                .containsEntry("state", "CANCELLED")
                .containsEntry("endedBecause", "The new colleague does not come.");
        assertThat(MODEL.planned(kit, "laptop")).containsEntry("state", "CLOSED");
        assertThat(MODEL.planned(kit, "laptop").get("undoneAt")).isNotNull();
        assertThat(asset(laptop))
                .containsEntry("status", "IN_STOCK")
                .containsEntry("owner", null)
                .containsEntry("sourceTicket", kit);
        assertThat(MODEL.text("agent", "/api/assets/" + laptop + "/history")).contains(kit);
        assertThat(MODEL.stepsOf(kit, "mailbox")).containsExactly("Task_UndoWork");
        assertThat(MODEL.stepsOf(kit, "account"))
                .as("the account was made before the mailbox, so it goes after it")
                .isEmpty();

        MODEL.completeOf(
                "agent2",
                kit,
                "mailbox",
                "Task_UndoWork",
                Map.of("rollbackOutcome", "UNDONE", "rollbackEvidence", "Mailbox deleted."));
        assertThat(MODEL.stepsOf(kit, "account")).containsExactly("Task_RevokeAccess");
        var step = MODEL.openStep(kit, "account", "Task_RevokeAccess");
        assertThat(MODEL.act("agent2", kit, "tasks/" + step + "/complete", "variables", Map.of())
                        .getStatusCode()
                        .value())
                .as("evidence is asked for")
                .isEqualTo(422);
        MODEL.completeOf(
                "agent2", kit, "account", "Task_RevokeAccess", Map.of("rollbackEvidence", "Account report of today."));

        assertThat(MODEL.planned(kit, "account").get("undoneAt")).isNotNull();
        var story = MODEL.text("agent", "/api/tickets/" + kit + "/timeline?size=200");
        assertThat(story)
                .contains("Taken back: Create account – Account report of today.")
                .contains("Task 'Create account' changed from REVIEW to CLOSED");
        assertThat(entriesBefore).contains("Create account");
        assertThat(MODEL.waitsAt(kit)).as("the phone goes on beside").containsExactly("Task_AcceptTask");
    }

    @Test
    @Capability("T2.3")
    void assetThatSomebodyElseGotSinceIsLeftToAPerson() {
        var kit = approvedKit();
        var laptop = MODEL.deviceInStock();
        MODEL.fulfilTask("agent", kit, "laptop", "assetTag", laptop, "assetPlace", "Berlin");
        MODEL.put(
                "admin",
                "/api/assets/" + laptop,
                Map.of("kind", "monitor", "model", "Test 27", "status", "IN_USE", "owner", "director"));

        MODEL.act("lead", kit, "cancel", "reason", "Ordered twice.");

        assertThat(asset(laptop)).containsEntry("owner", "director");
        assertThat(MODEL.stepsOf(kit, "laptop")).containsExactly("Task_UndoWork");
        MODEL.completeOf(
                "agent",
                kit,
                "laptop",
                "Task_UndoWork",
                Map.of("rollbackOutcome", "LEFT", "rollbackEvidence", "The director has it now, by his own request."));
        assertThat(MODEL.text("agent", "/api/tickets/" + kit + "/timeline?size=200"))
                .contains("Left as it is: Prepare and hand over laptop");
    }

    @Test
    @Capability("T2.3")
    void ticketIsCancelledOnceAlsoWhileItIsRolledBack() {
        var kit = approvedKit();
        MODEL.fulfilTask("agent2", kit, "account");
        MODEL.act("lead", kit, "cancel", "reason", "No longer needed.");
        assertThat(MODEL.stepsOf(kit, "account")).containsExactly("Task_RevokeAccess");

        var again = MODEL.act("lead", kit, "cancel", "reason", "Really.");

        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(MODEL.stepsOf(kit, "account")).containsExactly("Task_RevokeAccess");
    }

    @Test
    void taskWithoutAResultIsNotRolledBack() {
        var kit = approvedKit();
        MODEL.fulfilTask("agent2", kit, "account", "resolutionCode", "REJECTED", "justification", "Not signed.");

        MODEL.act("lead", kit, "cancel", "reason", "Not signed.");

        assertThat(MODEL.stepsOf(kit, "account")).isEmpty();
        assertThat(MODEL.planned(kit, "account")).containsEntry("undoneAt", null);
    }

    private static Map<String, Object> asset(String tag) {
        return MODEL.get("agent", "/api/assets/" + tag).getBody();
    }

    private static String approvedKit() {
        var kit = MODEL.orderStarterKit("requester");
        MODEL.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        return kit;
    }
}
