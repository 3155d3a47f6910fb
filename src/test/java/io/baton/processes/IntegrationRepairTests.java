package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Probe;
import io.baton.engine.OpenTask;
import io.baton.engine.SystemContext;
import io.baton.platform.http.CallFailed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

@BatonTest
@Capability("T4.5")
class IntegrationRepairTests {

    private static final String REPAIR = "Task_RepairIntegration";

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("integration-repair");

    @Autowired
    private Probe probe;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private EngineDriver engine;

    @BeforeEach
    void probeIsDeployed() {
        SystemContext.run(() -> repository
                .createDeployment()
                .name("probe")
                .enableDuplicateFiltering(true)
                .addInputStream(
                        "mend-probe.bpmn", new ByteArrayInputStream(Probe.MODEL.getBytes(StandardCharsets.UTF_8)))
                .deploy());
        probe.fail(new CallFailed(
                "asset",
                "The asset register did not answer within 10 s.",
                "PUT /assets/LT-1\nAuthorization: Bearer abcdefghijkl",
                null));
    }

    @Test
    void everyAttemptIsToldAndAtLastAPersonIsCalled() {
        var ticket = probed();

        engine.tryOnce(ticket);
        assertThat(told(ticket))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("Attempt 1 of 4 at 'Mend probe' failed: The asset register did not answer")
                        .contains("Next attempt at "));
        assertThat(open(ticket)).isEmpty();

        engine.exhaust(ticket);

        assertThat(told(ticket)).hasSize(4);
        assertThat(told(ticket).get(3)).contains("was tried 4 times and stands still");
        assertThat(open(ticket)).containsExactly(REPAIR);
        var variables = variablesOf(ticket);
        assertThat(variables)
                .containsEntry("failedModel", "Mend probe")
                .containsEntry("failedStep", "Mend probe")
                .containsEntry("failedAdapter", "asset")
                .containsEntry("failedAttempts", 4)
                .containsEntry("failedReason", "The asset register did not answer within 10 s.")
                .containsEntry("repairGroup", "desktop-support");
        assertThat(variables.get("failedRequest").toString())
                .contains("PUT /assets/LT-1")
                .doesNotContain("abcdefghijkl");
        assertThat(variables.get("stepWrites").toString())
                .contains("assetTag (text)", "taskCount (number)", "assetPlace (text, if known)");
    }

    @Test
    void revivedStepGoesOnWhenItIsTriedAgain() {
        var ticket = stuck();
        probe.revive(ticket);

        decide("agent", ticket, "repairOutcome", "RETRY");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_StepTriedAgain", "EndEvent_ProbeMended");
        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
        assertThat(engine.isRunning(ticket)).isFalse();
    }

    @Test
    void secondFailureAfterARetryOpensASecondRepairAndNoThird() {
        var ticket = stuck();

        decide("agent", ticket, "repairOutcome", "RETRY");

        assertThat(told(ticket).stream().filter(line -> line.contains("stands still")))
                .hasSize(2);
        assertThat(open(ticket)).containsExactly(REPAIR);
    }

    @Test
    void valuesOfAStepDoneByHandAreWrittenInTheirTypes() {
        var ticket = stuck();

        decide(
                "agent",
                ticket,
                "repairOutcome",
                "DONE_BY_HAND",
                "repairValues",
                "assetTag: LT-77\ntaskCount: 3\nassetPlace:");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_StepTakenOver", "Task_MendProbe", "EndEvent_ProbeMended");
        assertThat(historic(ticket, "assetTag")).isEqualTo("LT-77");
        assertThat(historic(ticket, "taskCount")).isEqualTo(3);
        assertThat(MODEL.state(ticket)).isEqualTo("CLOSED");
        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/timeline?size=100"))
                .contains("was done by hand by agent, with assetTag = LT-77, taskCount = 3");
        assertThat(MODEL.text("auditor", "/api/audit/events?ticket=" + ticket))
                .contains("STEP_REPAIRED", "assetTag = LT-77");
    }

    @Test
    void badValuesAreRefusedByName() {
        var ticket = stuck();

        var refused = tryTo(
                "agent",
                ticket,
                "repairOutcome",
                "DONE_BY_HAND",
                "repairValues",
                "taskCount: many\ncolour: red\nno colon here");

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody()))
                .contains("field=taskCount", "must be a whole number", "field=colour", "field=repairValues")
                .contains("field=assetTag", "is missing");
        assertThat(open(ticket)).containsExactly(REPAIR);
    }

    @Test
    void abortedStepEndsTheWorkWithItsReason() {
        var ticket = stuck();
        var without = tryTo("agent", ticket, "repairOutcome", "ABORT");
        assertThat(without.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(without.getBody())).contains("field=repairReason");

        decide("agent", ticket, "repairOutcome", "ABORT", "repairReason", "The register was switched off.");

        assertThat(MODEL.passed(ticket)).contains("EndEvent_ProcessAborted");
        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(engine.isRunning(ticket)).isFalse();
    }

    @Test
    void otherTeamsLeaveTheRepairAlone() {
        var ticket = stuck();

        assertThat(tryTo("agent2", ticket, "repairOutcome", "RETRY")
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        assertThat(open(ticket)).containsExactly(REPAIR);
    }

    @Test
    void repairGoesAwayWhenTheStepIsMendedInCockpit() {
        var ticket = stuck();
        probe.revive(ticket);
        SystemContext.run(() -> management.setJobRetries(stuckJob(ticket), 1));

        engine.exhaust(ticket);

        assertThat(MODEL.passed(ticket)).contains("EndEvent_RepairNotNeeded", "EndEvent_ProbeMended");
        assertThat(engine.isRunning(ticket)).isFalse();
    }

    @Test
    void repairGoesAwayWithTheInstanceItIsFor() {
        var ticket = stuck();
        var instance = MODEL.ticket(ticket).processInstanceId();
        SystemContext.run(() -> runtime.deleteProcessInstance(instance, "Ended in Cockpit"));

        engine.exhaust(ticket);

        assertThat(engine.isRunning(ticket)).isFalse();
        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
    }

    @Test
    void failureOfOurOwnGoesToTheTeamOfTheTicketInWords() {
        probe.fail(new IllegalStateException(new RuntimeException("No such place: password=secret123")));
        var ticket = stuck();

        assertThat(variablesOf(ticket))
                .containsEntry("failedAdapter", null)
                .containsEntry("repairGroup", "service-desk")
                .containsEntry("failedReason", "No such place: password=***");
    }

    @Test
    void requestWhoseAssetUpdateIsGivenUpIsCancelledTheWayItsModelDraws() {
        var asset = MODEL.deviceInStock();
        var ticket = MODEL.orderMonitor("requester");
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        MODEL.complete(
                "agent",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "COMPLETED",
                "resolutionNote",
                "It stands on your desk.",
                "assetTag",
                asset,
                "assetPlace",
                "Berlin");
        assertThat(MODEL.tryToComplete("agent", ticket, "Task_ReviewTask", "reviewOutcome", "DONE")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        SystemContext.run(() -> {
            var work = runtime.createVariableInstanceQuery()
                    .variableName("assetTag")
                    .variableValueEquals("assetTag", asset)
                    .singleResult();
            runtime.setVariable(work.getExecutionId(), "assetTag", "GONE-1");
        });
        engine.exhaust(ticket);
        assertThat(variablesOf(ticket)).containsEntry("failedStep", "Update asset");

        decide("agent", ticket, "repairOutcome", "ABORT", "repairReason", "The monitor was stolen.");

        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.plannedStates(ticket)).doesNotContain("IN_PROGRESS", "PENDING", "REVIEW");
        assertThat(MODEL.passed(ticket)).contains("StartEvent_CancelRequested", "Task_CloseCancelledRequest");
    }

    @Test
    void requestThatIsGivenUpGivesBackWhatItsOtherTasksDid() {
        var kit = MODEL.orderStarterKit("requester");
        MODEL.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        var laptop = MODEL.deviceInStock();
        MODEL.fulfilTask("agent", kit, "laptop", "assetTag", laptop, "assetPlace", "Berlin");
        MODEL.fulfilTask("agent2", kit, "account");
        stickAtUpdateAsset(kit, "mailbox");

        decide("lead", kit, "repairOutcome", "ABORT", "repairReason", "The mail system is given up.");

        assertThat(MODEL.state(kit)).isEqualTo("CANCELLED");
        MODEL.completeOf(
                "agent2",
                kit,
                "mailbox",
                "Task_UndoWork",
                Map.of("rollbackOutcome", "UNDONE", "rollbackEvidence", "Deleted."));
        MODEL.completeOf("agent2", kit, "account", "Task_RevokeAccess", Map.of("rollbackEvidence", "Report."));
        assertThat(MODEL.get("agent", "/api/assets/" + laptop).getBody())
                .containsEntry("status", "IN_STOCK")
                .containsEntry("owner", null);
        MODEL.fulfilTask("agent2", kit, "phone");
        assertThat(engine.isRunning(kit)).as("nothing is left over").isFalse();
        assertThat(MODEL.text("requester", "/api/tickets/" + kit + "/timeline?size=200"))
                .contains("The mail system is given up.");
    }

    @Test
    void rollbackIsNotGivenUpHalfWay() {
        var kit = MODEL.orderStarterKit("requester");
        MODEL.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        MODEL.fulfilTask("agent2", kit, "account");
        MODEL.fulfilTask("agent2", kit, "mailbox");
        MODEL.act("lead", kit, "cancel", "reason", "Hiring stop.");
        var task = engine.task(kit, "Task_UndoWork").id();
        SystemContext.run(() -> {
            var instance = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(kit)
                    .processDefinitionKey("task-rollback")
                    .singleResult()
                    .getId();
            tasks.complete(task, Map.of("rollbackOutcome", "UNDONE", "rollbackEvidence", "Deleted."));
            runtime.removeVariable(instance, "taskKey");
        });
        engine.exhaust(kit);

        var refused = tryTo("lead", kit, "repairOutcome", "ABORT", "repairReason", "Too tedious.");

        assertThat(refused.getStatusCode().value()).as("%s", refused.getBody()).isEqualTo(409);
        assertThat(String.valueOf(refused.getBody())).contains("rollback-unfinished");
        SystemContext.run(() -> runtime.setVariable(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(kit)
                        .processDefinitionKey("task-rollback")
                        .singleResult()
                        .getId(),
                "taskKey",
                MODEL.planned(kit, "mailbox").get("key")));
        decide("lead", kit, "repairOutcome", "RETRY");
        assertThat(MODEL.stepsOf(kit, "account")).containsExactly("Task_RevokeAccess");
    }

    @Test
    void independentTaskWhoseStepIsGivenUpEndsWithItsReason() {
        var kit = MODEL.orderStarterKit("requester");
        MODEL.complete("manager", kit, "Task_ApproveRequest", "approved", true);
        stickAtUpdateAsset(kit, "phone");

        decide("lead", kit, "repairOutcome", "ABORT", "repairReason", "No phones this year.");

        assertThat(MODEL.planned(kit, "phone"))
                .containsEntry("state", "CANCELLED")
                .containsEntry("endedBecause", "No phones this year.");
        assertThat(MODEL.state(kit)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void planOfAnInstanceThatIsEndedInCockpitIsOver() {
        var ticket = MODEL.orderMonitor("requester");
        var instance = MODEL.ticket(ticket).processInstanceId();

        SystemContext.run(() -> runtime.deleteProcessInstance(instance, "Ended in Cockpit"));

        assertThat(MODEL.state(ticket)).isEqualTo("CANCELLED");
        assertThat(MODEL.plannedStates(ticket)).containsExactly("CANCELLED");
    }

    /** Has a task of the plan updated in the register at its end, for a device that does not exist. */
    private void stickAtUpdateAsset(String ticket, String row) {
        MODEL.completeOf("agent2", ticket, row, "Task_AcceptTask", Map.of());
        var work = MODEL.openStep(ticket, row, "Task_WorkOnTask");
        SystemContext.run(() -> {
            tasks.setVariable(work, "assetUpdateRequired", true);
            tasks.setVariable(work, "assetTag", "GONE-2");
        });
        MODEL.completeOf(
                "agent2",
                ticket,
                row,
                "Task_WorkOnTask",
                Map.of("resolutionCode", "COMPLETED", "resolutionNote", "Done.", "workNote", "As planned."));
        var review = MODEL.openStep(ticket, row, "Task_ReviewTask");
        SystemContext.run(() -> tasks.complete(review, Map.of("reviewOutcome", "DONE")));
        engine.exhaust(ticket);
    }

    private String probed() {
        var instance = SystemContext.call(() -> runtime.startProcessInstanceByKey("mend-probe"));
        return MODEL.watch(SystemContext.call(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey()));
    }

    private String stuck() {
        var ticket = probed();
        engine.exhaust(ticket);
        assertThat(open(ticket)).containsExactly(REPAIR);
        return ticket;
    }

    private void decide(String person, String ticket, Object... values) {
        var answer = tryTo(person, ticket, values);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        engine.exhaust(ticket);
    }

    private ResponseEntity<Map<String, Object>> tryTo(String person, String ticket, Object... values) {
        return MODEL.tryToComplete(person, ticket, REPAIR, values);
    }

    private List<String> open(String ticket) {
        return engine.openTasks(ticket).stream().map(OpenTask::nodeId).toList();
    }

    private Map<String, Object> variablesOf(String ticket) {
        return SystemContext.call(() -> runtime.getVariables(runtime.createProcessInstanceQuery()
                .processDefinitionKey("integration-repair")
                .processInstanceBusinessKey(ticket)
                .singleResult()
                .getId()));
    }

    private String stuckJob(String ticket) {
        return SystemContext.call(() -> management
                .createJobQuery()
                .processInstanceId(MODEL.ticket(ticket).processInstanceId())
                .noRetriesLeft()
                .singleResult()
                .getId());
    }

    private Object historic(String ticket, String variable) {
        return SystemContext.call(() -> history.createHistoricVariableInstanceQuery()
                .processInstanceId(MODEL.ticket(ticket).processInstanceId())
                .variableName(variable)
                .singleResult()
                .getValue());
    }

    @SuppressWarnings("unchecked")
    private List<String> told(String ticket) {
        var page = MODEL.get("auditor", "/api/tickets/" + ticket + "/timeline?size=100")
                .getBody();
        return ((List<Map<String, Object>>) page.get("items"))
                .stream()
                        .map(line -> String.valueOf(line.get("text")))
                        .filter(line ->
                                line.contains("attempt") || line.contains("Attempt") || line.contains("was tried"))
                        .toList();
    }
}
