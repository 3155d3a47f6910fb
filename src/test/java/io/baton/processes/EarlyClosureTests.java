package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineCall;
import io.baton.Requests;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the tasks of a plan when their ticket is closed or cancelled before they are done. */
@BatonTest
class EarlyClosureTests {

    @Autowired
    private ApplicationContext server;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private final ModelUnderTest model = new ModelUnderTest("request-fulfilment");

    @BeforeEach
    void start() {
        model.start(server);
    }

    @Test
    @Capability("T2.6")
    void closingEndsSomeTasksLeavesOthersAndIsHeldUpByTheRest() {
        var kit = kitInWork();
        policy(kit, "mailbox", "BLOCK_PARENT");

        var refused = close("lead", kit);
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody().toString()).contains("open-task-blocks", kit + "-T3");
        assertThat(model.state(kit)).isEqualTo("IN_PROGRESS");

        model.fulfilTask("agent2", kit, "mailbox");
        assertThat(close("lead", kit).getStatusCode().value()).isEqualTo(200);
        assertThat(model.planned(kit, "workplace"))
                .containsEntry("state", "CANCELLED")
                .containsEntry("endedBecause", "The rest comes with the next order.");
        assertThat(model.planned(kit, "phone")).containsEntry("state", "PENDING");
        assertThat(model.state(kit)).isEqualTo("REVIEW");
        model.act("requester", kit, "confirm");
        assertThat(model.state(kit)).isEqualTo("CLOSED");
        assertThat(model.ticket(kit).resolutionCode()).isEqualTo("DEFERRED");

        model.fulfilTask("agent2", kit, "phone");
        assertThat(model.planned(kit, "phone")).containsEntry("state", "CLOSED");
        assertThat(model.state(kit)).isEqualTo("CLOSED");
        assertThat(model.isRunning(kit)).isFalse();
    }

    @Test
    @Capability("T2.6")
    void independentTaskOutlivesACancelledTicket() {
        var kit = kitInWork();
        model.completeOf("agent2", kit, "phone", "Task_AcceptTask", Map.of());

        assertThat(model.act("lead", kit, "cancel", "reason", "Hiring stop.")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        assertThat(model.planned(kit, "phone")).containsEntry("state", "IN_PROGRESS");
        assertThat(model.stepsOf(kit, "phone")).containsExactly("Task_WorkOnTask");
        assertThat(model.state(kit)).isEqualTo("CANCELLED");
    }

    @Test
    @Capability("T2.6")
    void blockingTaskHoldsUpACancellationOnceSomebodyHasBegunIt() {
        var begun = kitInWork();
        policy(begun, "mailbox", "BLOCK_PARENT");
        model.completeOf("agent2", begun, "mailbox", "Task_AcceptTask", Map.of());
        var refused = model.act("lead", begun, "cancel", "reason", "Hiring stop.");
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody().toString()).contains(begun + "-T3");

        var waiting = kitInWork();
        policy(waiting, "mailbox", "BLOCK_PARENT");
        assertThat(model.act("lead", waiting, "cancel", "reason", "Hiring stop.")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    @Capability("T2.6")
    void closingEarlyIsForThoseWithTheRightAndNeedsAReason() {
        var kit = kitInWork();

        assertThat(close("requester", kit).getStatusCode().value()).isEqualTo(403);
        assertThat(close("auditor", kit).getStatusCode().value()).isEqualTo(403);
        assertThat(model.act("lead", kit, "close", "resolutionCode", "DEFERRED", "resolutionNote", "Later.")
                        .getBody()
                        .toString())
                .contains("justification");
        assertThat(model.act("lead", kit, "close", "resolutionCode", "SELF_SERVICE", "resolutionNote", "Later.")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(model.state(kit)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void ticketThatNobodyWorksOnIsNotClosed() {
        var reset = model.orderPasswordReset("requester");

        var refused = close("lead", reset);

        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(model.state(reset)).isEqualTo("PENDING");
    }

    @Test
    void independentTaskDoesNotMoveATicketThatWaitsForConfirmation() {
        var kit = kitInWork();
        assertThat(close("lead", kit).getStatusCode().value()).isEqualTo(200);

        model.completeOf("agent2", kit, "phone", "Task_AcceptTask", Map.of());

        assertThat(model.state(kit)).isEqualTo("REVIEW");
    }

    @Test
    void reopenedTicketEndsByWhatItsSecondRoundCameTo() {
        var kit = kitInWork();
        assertThat(close("lead", kit).getStatusCode().value()).isEqualTo(200);

        assertThat(model.act("requester", kit, "reopen", "reason", "There is no desk yet.")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        model.fulfilTask("agent", kit, "rectify");
        assertThat(model.act("requester", kit, "confirm").getStatusCode().value())
                .isEqualTo(200);

        assertThat(model.state(kit)).isEqualTo("CLOSED");
        assertThat(model.ticket(kit).resolutionCode()).isEqualTo("COMPLETED");
        assertThat(model.ticket(kit).justification()).isNull();
    }

    @Test
    void independentTaskLeavesTheOutcomeThatTheRequesterIsAskedAboutAlone() {
        var kit = kitInWork();
        assertThat(close("lead", kit).getStatusCode().value()).isEqualTo(200);

        model.fulfilTask("agent2", kit, "phone");

        assertThat(model.ticket(kit).resolutionCode()).isEqualTo("DEFERRED");
        assertThat(model.ticket(kit).resolutionNote()).isEqualTo("Account and mailbox are ready.");
    }

    @Test
    void independentTaskOfAnEndedTicketIsWorkedInTasklistUnderTheSameGuards() {
        var kit = kitInWork();
        model.act("lead", kit, "cancel", "reason", "Hiring stop.");
        var tasklist = EngineCall.inBrowser(port, "agent2");
        var accept = model.openStep(kit, "phone", "Task_AcceptTask");

        assertThat(EngineCall.inBrowser(port, "agent")
                        .post(submit(accept), "{\"variables\": {}}")
                        .statusCode())
                .as("another team")
                .isBetween(400, 499);
        assertThat(tasklist.post(EngineCall.COPY + "/task/" + accept + "/claim", "{\"userId\": \"agent2\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasklist.post(submit(accept), "{\"variables\": {}}").statusCode())
                .isEqualTo(204);
        var work = model.openStep(kit, "phone", "Task_WorkOnTask");
        var refused = tasklist.post(submit(work), """
                {"variables": {"resolutionCode": {"value": "COMPLETED", "type": "String"}}}""");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("resolutionNote");
        var done = tasklist.post(submit(work), """
                {"variables": {"resolutionCode": {"value": "COMPLETED", "type": "String"},
                  "resolutionNote": {"value": "Ordered.", "type": "String"},
                  "workNote": {"value": "By mail.", "type": "String"}}}""");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        model.completeOf("agent2", kit, "phone", "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));

        assertThat(model.planned(kit, "phone")).containsEntry("state", "CLOSED");
        assertThat(model.state(kit)).isEqualTo("CANCELLED");
        assertThat(model.waitsAt(kit)).as("the account is taken back").containsExactly("Task_RevokeAccess");
    }

    private static String submit(String task) {
        return EngineCall.COPY + "/task/" + task + "/submit-form";
    }

    @Test
    @Capability("T2.6")
    void blockingTaskHoldsUpALeadsYesToSomebodyElsesCancellation() {
        var rule = model.order(
                "requester",
                "firewall-rule",
                Map.of(
                        "source", "app-017",
                        "destination", "db-042",
                        "ports", "5433",
                        "protocol", "tcp",
                        "reason", "Early closure"));
        server.getBean(Requests.class).approve(rule);
        model.act("agent3", rule, "cancel", "reason", "Not needed.");
        assertThat(model.waitsAt(rule)).contains("Task_DecidePendingAction");
        model.complete("agent3", rule, "Task_AcceptTask");

        var yes = model.tryToComplete("lead", rule, "Task_DecidePendingAction", "pendingActionAllowed", true);

        assertThat(yes.getStatusCode().value()).as("%s", yes.getBody()).isEqualTo(409);
        assertThat(String.valueOf(yes.getBody())).contains("open-task-blocks");
        assertThat(model.act("requester", rule, "cancel", "reason", "Not needed.")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(model.act("agent3", rule, "cancel", "reason", "Not needed.")
                        .getStatusCode()
                        .value())
                .as("nobody is asked in vain")
                .isEqualTo(409);
        assertThat(model.state(rule)).isEqualTo("IN_PROGRESS");
    }

    private ResponseEntity<Map<String, Object>> close(String person, String ticket) {
        return model.act(
                person,
                ticket,
                "close",
                "resolutionCode",
                "DEFERRED",
                "resolutionNote",
                "Account and mailbox are ready.",
                "justification",
                "The rest comes with the next order.");
    }

    /** A kit whose account is made, so that everything but the final check can go on. */
    private String kitInWork() {
        var kit = model.orderStarterKit("requester");
        model.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        model.fulfilTask("agent2", kit, "account");
        return kit;
    }

    private void policy(String ticket, String row, String policy) {
        db.sql("update fulfilment_task set parent_close_policy = ? where ticket_key = ? and plan_id = ?")
                .params(policy, ticket, row)
                .update();
    }
}
