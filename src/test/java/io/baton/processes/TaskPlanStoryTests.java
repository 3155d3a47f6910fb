package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.browser.Visitor;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Requests that take several tasks of several teams, from the plan to the accepted result. */
@BatonTest
class TaskPlanStoryTests {

    private static final Object[] RIGHTS = {"accessApprover", "manager", "accessExpiry", "2027-12-31"};

    @Autowired
    private ApplicationContext server;

    @LocalServerPort
    private int port;

    private final ModelUnderTest model = new ModelUnderTest("fulfilment-task");

    @BeforeEach
    void start() {
        model.start(server);
    }

    @Test
    @Capability("T1.1")
    void oneRequestTakesOneTaskAnotherTakesSeveralThatWaitForEachOther() {
        var reset = model.orderPasswordReset("requester");
        assertThat(model.plan(reset))
                .singleElement()
                .satisfies(task -> assertThat(task)
                        .containsEntry("order", 1)
                        .containsEntry("dependsOn", List.of())
                        .containsEntry("state", "PENDING"));

        var kit = approvedKit();
        assertThat(model.plan(kit))
                .extracting(task -> task.get("task"))
                .containsExactly("account", "access", "mailbox", "laptop", "workplace", "phone", "final-check");
        assertThat(model.planned(kit, "mailbox"))
                .containsEntry("dependsOn", List.of(kit + "-T1"))
                .containsEntry("waitsFor", List.of(kit + "-T1"))
                .containsEntry("state", "PENDING")
                .containsEntry("due", null)
                .containsEntry("steps", List.of());
        assertThat(model.planned(kit, "final-check").get("dependsOn"))
                .isEqualTo(List.of(kit + "-T2", kit + "-T3", kit + "-T4", kit + "-T5", kit + "-T6"));
    }

    @Test
    @Capability("T1.1")
    void planFollowsTheAnswersOfTheForm() {
        var kit = model.order(
                "requester",
                "new-starter-kit",
                Map.of(
                        "newColleague", "Alex Answers",
                        "firstDay", LocalDate.now().plusDays(30).toString(),
                        "place", "Berlin",
                        "team", "Finance",
                        "laptop", "standard",
                        "phone", false,
                        "applications", "ERP, accounts payable clerk"));
        model.complete("manager", kit, "Task_ApproveRequest", "approved", true);

        assertThat(model.plan(kit))
                .extracting(task -> task.get("task"))
                .containsExactly("account", "access", "mailbox", "laptop", "workplace", "final-check");
        assertThat(model.planned(kit, "final-check").get("dependsOn"))
                .as("it does not wait for the phone nobody wants")
                .isEqualTo(List.of(kit + "-T2", kit + "-T3", kit + "-T4", kit + "-T5"));
    }

    @Test
    @Capability("T1.1")
    void rightsAreOfferedWithTheNameOfWhoApprovedThem() {
        var kit = approvedKit();
        model.fulfilTask("agent2", kit, "account");
        model.completeOf("agent2", kit, "access", "Task_AcceptTask", Map.of());

        assertThat(model.seenAtStep(kit, "access", "Task_WorkOnTask", "accessApprover"))
                .isEqualTo("manager");
    }

    @Test
    @Capability("T1.1")
    void successorIsOfferedToNobodyBeforeItsPredecessorIsClosed() {
        var kit = approvedKit();
        assertThat(model.stepsOf(kit, "mailbox")).isEmpty();

        model.completeOf("agent2", kit, "account", "Task_AcceptTask", Map.of());
        model.completeOf(
                "agent2",
                kit,
                "account",
                "Task_WorkOnTask",
                Map.of("resolutionCode", "COMPLETED", "resolutionNote", "It is there.", "workNote", "As planned."));
        assertThat(model.planned(kit, "account")).containsEntry("state", "REVIEW");
        assertThat(model.stepsOf(kit, "mailbox")).isEmpty();
        assertThat(model.planned(kit, "mailbox")).containsEntry("state", "PENDING");

        model.completeOf("agent2", kit, "account", "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
        assertThat(model.planned(kit, "account")).containsEntry("state", "CLOSED");
        assertThat(model.stepsOf(kit, "mailbox")).containsExactly("Task_AcceptTask");
        assertThat(model.stepsOf(kit, "access")).containsExactly("Task_AcceptTask");
        assertThat(model.planned(kit, "mailbox").get("due"))
                .as("the time of a task runs from when it can begin")
                .isNotNull();
    }

    @Test
    @Capability("T1.1")
    void newStarterIsEquippedByTwoAgentsSideBySide() {
        var kit = approvedKit();
        model.fulfilTask("agent", kit, "workplace");
        model.fulfilTask("agent2", kit, "account");
        model.fulfilTask("agent", kit, "laptop", "assetTag", model.deviceInStock(), "assetPlace", "Berlin");
        model.fulfilTask("agent2", kit, "mailbox");
        model.fulfilTask("agent2", kit, "access", RIGHTS);
        assertThat(model.stepsOf(kit, "final-check")).as("the phone is missing").isEmpty();
        model.fulfilTask("agent2", kit, "phone");
        assertThat(model.state(kit)).isEqualTo("IN_PROGRESS");
        model.fulfilTask("agent", kit, "final-check", "resolutionCode", "WORKAROUND", "justification", "Loan phone.");

        assertThat(model.state(kit)).isEqualTo("REVIEW");
        model.act("requester", kit, "confirm");
        assertThat(model.state(kit)).isEqualTo("CLOSED");
        assertThat(model.ticket(kit).resolutionCode()).isEqualTo("WORKAROUND");
        assertThat(model.ticket(kit).resolutionNote())
                .contains(
                        "Create account: account is done.",
                        "Try out everything with the starter: final-check is done.");
        assertThat(model.ticket(kit).justification()).isEqualTo("Try out everything with the starter: Loan phone.");
        assertThat(model.isRunning(kit)).isFalse();
    }

    @Test
    @Capability("T1.1")
    void taskWhoseGroundIsMissingIsDecidedByAPerson() {
        var kit = approvedKit();
        model.fulfilTask(
                "agent2", kit, "account", "resolutionCode", "REJECTED", "justification", "Contract not signed.");

        assertThat(model.stepsOf(kit, "mailbox")).containsExactly("Task_DecideOnBlockedTask");
        assertThat(model.text("agent2", "/api/tickets/" + kit + "/steps"))
                .contains("Decide on blocked task: Set up mailbox");
        model.completeOf(
                "agent2",
                kit,
                "mailbox",
                "Task_DecideOnBlockedTask",
                Map.of("blockedDecision", "DROP", "blockedReason", "Nobody to write to."));
        assertThat(model.planned(kit, "mailbox"))
                .containsEntry("state", "CANCELLED")
                .containsEntry("endedBecause", "Nobody to write to.");
        model.completeOf(
                "agent2",
                kit,
                "access",
                "Task_DecideOnBlockedTask",
                Map.of("blockedDecision", "START", "blockedReason", "The guest account will do."));
        assertThat(model.stepsOf(kit, "access")).containsExactly("Task_AcceptTask");
    }

    @Test
    @Capability("T2.5")
    void worstOutcomeOfTheTasksIsThatOfTheTicket() {
        var kit = approvedKit();
        model.fulfilTask(
                "agent2", kit, "account", "resolutionCode", "REJECTED", "justification", "Contract not signed.");
        for (var row : List.of("mailbox", "access")) {
            model.completeOf(
                    "agent2",
                    kit,
                    row,
                    "Task_DecideOnBlockedTask",
                    Map.of("blockedDecision", "DROP", "blockedReason", "No account."));
        }
        model.fulfilTask("agent", kit, "workplace");
        model.fulfilTask("agent", kit, "laptop", "assetTag", model.deviceInStock(), "assetPlace", "Berlin");
        model.fulfilTask("agent2", kit, "phone");
        model.completeOf(
                "agent",
                kit,
                "final-check",
                "Task_DecideOnBlockedTask",
                Map.of("blockedDecision", "DROP", "blockedReason", "Nobody comes."));

        assertThat(model.state(kit)).isEqualTo("REVIEW");
        assertThat(model.ticket(kit).resolutionCode()).isEqualTo("REJECTED");
        assertThat(model.ticket(kit).justification()).isEqualTo("Create account: Contract not signed.");
    }

    @Test
    void ticketPageTellsWhoWaitsForWhat() {
        var kit = approvedKit();

        try (var visitor = Visitor.of(port, "requester")) {
            visitor.open("/portal/tickets/" + kit)
                    .sees("Set up mailbox")
                    .sees("Not begun")
                    .sees("Waits for 1")
                    .sees("Waits for 2, 3, 4, 5, 6")
                    .sees("Procurement")
                    .sees(DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH)
                            .format(LocalDate.now().plusDays(30)))
                    .pictures("ticket-plan");
        }
    }

    private String approvedKit() {
        var kit = model.orderStarterKit("requester");
        model.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        return kit;
    }
}
