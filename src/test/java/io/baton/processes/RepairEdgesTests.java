package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Probe;
import io.baton.engine.OpenTask;
import io.baton.engine.SystemContext;
import io.baton.platform.http.CallFailed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Failed steps in less usual places, two who repair at once, and what a failure leaves behind in the engine. */
@BatonTest
@Capability("T4.5")
class RepairEdgesTests {

    private static final String REPAIR = "Task_RepairIntegration";
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                id="Definitions_Edge" targetNamespace="http://bpmn.io/schema/bpmn">
            """;
    private static final String EACH = HEAD + """
              <bpmn:process id="mend-each" name="Mend each" isExecutable="true" camunda:historyTimeToLive="P180D">
                <bpmn:startEvent id="Start" /><bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task_MendProbe" />
                <bpmn:serviceTask id="Task_MendProbe" name="Mend probe" camunda:asyncBefore="true"
                    camunda:delegateExpression="${mendProbeDelegate}">
                  <bpmn:documentation>Fails for as long as a test wants it to.</bpmn:documentation>
                  <bpmn:multiInstanceLoopCharacteristics camunda:asyncBefore="true">
                    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality>
                  </bpmn:multiInstanceLoopCharacteristics>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="F2" sourceRef="Task_MendProbe" targetRef="End" /><bpmn:endEvent id="End" />
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String ALL = EACH.replace("mend-each", "mend-all")
            .replace(
                    "<bpmn:multiInstanceLoopCharacteristics camunda:asyncBefore=\"true\">",
                    "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\">");
    /** Steps that fail without a plan, a review or an assessment, and keep what later steps read. */
    private static final List<String> RECORD_KEEPERS = List.of(
            "registerTasksDelegate",
            "openTaskDelegate",
            "openRollbackDelegate",
            "proposeScopeDelegate",
            "useAdHocTemplateDelegate",
            "gatherReviewItemsDelegate",
            "assignReviewItemDelegate",
            "settleReviewItemDelegate",
            "applyTriageDelegate");

    private static final String BESIDE = HEAD + """
              <bpmn:process id="mend-beside" name="Mend beside" isExecutable="true" camunda:historyTimeToLive="P180D">
                <bpmn:startEvent id="Start" /><bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Wait" />
                <bpmn:intermediateCatchEvent id="Wait" name="Probe awaited">
                  <bpmn:messageEventDefinition id="GoDef" messageRef="Message_Go" />
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="F2" sourceRef="Wait" targetRef="End" /><bpmn:endEvent id="End" />
                <bpmn:subProcess id="Sub" name="Mend disturbance" triggeredByEvent="true">
                  <bpmn:startEvent id="SubStart" isInterrupting="false">
                    <bpmn:messageEventDefinition id="Def" messageRef="Message_Disturbed" />
                  </bpmn:startEvent>
                  <bpmn:sequenceFlow id="F3" sourceRef="SubStart" targetRef="Task_MendProbe" />
                  <bpmn:serviceTask id="Task_MendProbe" name="Mend probe" camunda:asyncBefore="true"
                      camunda:delegateExpression="${mendProbeDelegate}">
                    <bpmn:documentation>Fails for as long as a test wants it to.</bpmn:documentation>
                  </bpmn:serviceTask>
                  <bpmn:sequenceFlow id="F4" sourceRef="Task_MendProbe" targetRef="SubEnd" /><bpmn:endEvent id="SubEnd" />
                </bpmn:subProcess>
              </bpmn:process>
              <bpmn:message id="Message_Go" name="ProbeGo" /><bpmn:message id="Message_Disturbed" name="ProbeDisturbed" />
            </bpmn:definitions>
            """;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Probe probe;

    @Autowired
    private Api api;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private EngineDriver engine;

    private final ModelUnderTest model = new ModelUnderTest("integration-repair");

    @BeforeEach
    void deployed() {
        model.start(server);
        var models = repository
                .createDeployment()
                .name("edges of repair")
                .enableDuplicateFiltering(true)
                .addString("mend-probe.bpmn", Probe.MODEL)
                .addString("mend-each.bpmn", EACH)
                .addString("mend-all.bpmn", ALL)
                .addString("mend-beside.bpmn", BESIDE);
        RECORD_KEEPERS.forEach(delegate -> {
            var id = "mend-" + delegate.toLowerCase(Locale.ROOT);
            models.addString(
                    id + ".bpmn", Probe.MODEL.replace("mend-probe", id).replace("mendProbeDelegate", delegate));
        });
        SystemContext.run(models::deploy);
        probe.fail(new CallFailed("asset", "The asset register did not answer within 10 s.", null, null));
    }

    @Test
    void eachOfSeveralSideBySideIsDoneByHandForItself() {
        var ticket = started("mend-each");
        engine.exhaust(ticket);
        assertThat(open(ticket)).containsExactly(REPAIR, REPAIR, REPAIR);

        for (var left = 3; left > 0; left--) {
            byHand(ticket, left);
            assertThat(open(ticket)).hasSize(left - 1);
        }

        assertThat(model.passed(ticket)).contains("End");
        assertThat(values(ticket, "assetTag")).contains("LT-1");
        assertThat(values(ticket, "doneByHand")).isEmpty();
    }

    @Test
    void stepsOfWhichOneJobDoesAllAreTriedAgainButNotDoneByHand() {
        var ticket = started("mend-all");
        engine.exhaust(ticket);

        var refused = model.tryToComplete(
                "agent",
                ticket,
                REPAIR,
                "repairOutcome",
                "DONE_BY_HAND",
                "repairValues",
                "assetTag: LT-1\ntaskCount: 1");
        assertThat(refused.getStatusCode().value()).as("%s", refused.getBody()).isEqualTo(422);

        probe.revive(ticket);
        assertThat(model.tryToComplete("agent", ticket, REPAIR, "repairOutcome", "RETRY")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        engine.exhaust(ticket);
        assertThat(model.passed(ticket)).contains("End");
    }

    @ParameterizedTest
    @FieldSource("RECORD_KEEPERS")
    void recordsOfTheServerAreKeptByNobodyElse(String delegate) {
        var ticket = started("mend-" + delegate.toLowerCase(Locale.ROOT));
        engine.exhaust(ticket);

        var refused = model.tryToComplete(
                "agent", ticket, REPAIR, "repairOutcome", "DONE_BY_HAND", "repairValues", "taskKey: REQ-2026-000001-1");

        assertThat(refused.getStatusCode().value()).as("%s", refused.getBody()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("repairOutcome", "records of this server");
    }

    @Test
    void aStepOfAnEventSubProcessIsDoneByHandWhileTheRestWaits() {
        var ticket = started("mend-beside");
        SystemContext.run(() -> runtime.createMessageCorrelation("ProbeDisturbed")
                .processInstanceId(model.ticket(ticket).processInstanceId())
                .correlate());
        engine.exhaust(ticket);

        byHand(ticket, 1);

        assertThat(model.passed(ticket)).contains("SubEnd").doesNotContain("End");
        SystemContext.run(() -> runtime.createMessageCorrelation("ProbeGo")
                .processInstanceId(model.ticket(ticket).processInstanceId())
                .correlate());
        assertThat(model.passed(ticket)).contains("End");
    }

    @Test
    void ofTwoWhoDecideAtOnceOneWins() throws Exception {
        var ticket = started("mend-probe");
        engine.exhaust(ticket);
        probe.revive(ticket);
        var task = engine.task(ticket, REPAIR).id();
        var together = new CyclicBarrier(2);

        var pool = Executors.newFixedThreadPool(2);
        try {
            var answers = pool
                    .invokeAll(Stream.of("agent", "lead")
                            .<Callable<Integer>>map(person -> () -> {
                                together.await();
                                return api.post(
                                                person,
                                                "/api/tickets/" + ticket + "/tasks/" + task + "/complete",
                                                Map.of("variables", Map.of("repairOutcome", "RETRY")))
                                        .getStatusCode()
                                        .value();
                            })
                            .toList())
                    .stream()
                    .map(RepairEdgesTests::value)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(200, 409);
        } finally {
            pool.shutdownNow();
        }
        engine.exhaust(ticket);
        assertThat(model.passed(ticket)).containsOnlyOnce("EndEvent_StepTriedAgain");
    }

    @Test
    void noSecretStaysInWhatTheEngineKeepsOfAFailure() {
        probe.fail(new IllegalStateException(
                "Refused: {\"password\": \"hunter2-secret\"}",
                new RuntimeException("Authorization: Bearer hunter2-secret")));
        var ticket = started("mend-probe");
        engine.exhaust(ticket);
        var instance = model.ticket(ticket).processInstanceId();

        var kept = SystemContext.call(() -> {
            var job = management.createJobQuery().processInstanceId(instance).singleResult();
            var incident =
                    runtime.createIncidentQuery().processInstanceId(instance).singleResult();
            var logs = history.createHistoricJobLogQuery()
                    .processInstanceId(instance)
                    .failureLog()
                    .list();
            return Stream.concat(
                            Stream.of(
                                    job.getExceptionMessage(),
                                    management.getJobExceptionStacktrace(job.getId()),
                                    incident.getIncidentMessage()),
                            logs.stream()
                                    .flatMap(log -> Stream.of(
                                            log.getJobExceptionMessage(),
                                            history.getHistoricJobLogExceptionStacktrace(log.getId()))))
                    .toList();
        });

        assertThat(kept).hasSize(3 + 2 * 4).noneMatch(text -> text.contains("hunter2"));
        assertThat(kept.get(1))
                .as("an administrator still sees where it came from")
                .contains("IllegalStateException", "Caused by: ", "RepairEdgesTests.noSecretStays");
    }

    private String started(String process) {
        var instance = SystemContext.call(() -> runtime.startProcessInstanceByKey(process));
        return model.watch(SystemContext.call(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey()));
    }

    private void byHand(String ticket, int number) {
        var answer = model.tryToComplete(
                "agent",
                ticket,
                REPAIR,
                "repairOutcome",
                "DONE_BY_HAND",
                "repairValues",
                "assetTag: LT-" + number + "\ntaskCount: " + number);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        engine.exhaust(ticket);
    }

    private List<String> open(String ticket) {
        return engine.openTasks(ticket).stream().map(OpenTask::nodeId).toList();
    }

    private List<String> values(String ticket, String variable) {
        return SystemContext.call(() -> history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(model.ticket(ticket).processInstanceId())
                .variableName(variable)
                .list()
                .stream()
                .map(HistoricVariableInstance::getValue)
                .map(String::valueOf)
                .toList());
    }

    private static int value(java.util.concurrent.Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
