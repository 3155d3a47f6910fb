package io.baton;

import io.baton.engine.ProcessVariable;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Writes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A step that fails for as long as a test wants it to. */
public final class Probe implements JavaDelegate, Writes {

    public static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Probe"
                targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="mend-probe" name="Mend probe" isExecutable="true" camunda:historyTimeToLive="P180D">
                <bpmn:startEvent id="StartEvent_ProbeDue" name="Probe due">
                  <bpmn:outgoing>Flow_ToProbe</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:serviceTask id="Task_MendProbe" name="Mend probe" camunda:asyncBefore="true"
                    camunda:delegateExpression="${mendProbeDelegate}">
                  <bpmn:documentation>Fails for as long as a test wants it to.</bpmn:documentation>
                  <bpmn:extensionElements>
                    <camunda:properties>
                      <camunda:property name="ticketState" value="IN_PROGRESS" />
                    </camunda:properties>
                  </bpmn:extensionElements>
                  <bpmn:incoming>Flow_ToProbe</bpmn:incoming>
                  <bpmn:outgoing>Flow_ToEnd</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:endEvent id="EndEvent_ProbeMended" name="Probe mended">
                  <bpmn:incoming>Flow_ToEnd</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:sequenceFlow id="Flow_ToProbe" sourceRef="StartEvent_ProbeDue" targetRef="Task_MendProbe"/>
                <bpmn:sequenceFlow id="Flow_ToEnd" sourceRef="Task_MendProbe" targetRef="EndEvent_ProbeMended"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    /** Makes it a step that models may name. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OnServer {

        @Bean
        static Probe mendProbeDelegate() {
            return new Probe();
        }
    }

    private final Set<String> revived = ConcurrentHashMap.newKeySet();
    private volatile RuntimeException failure = new IllegalStateException("Not told how to fail");

    /** Every ticket fails in this way until {@link #revive}. */
    public void fail(RuntimeException how) {
        failure = how;
    }

    public void revive(String ticket) {
        revived.add(ticket);
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!revived.contains(execution.getProcessBusinessKey())) {
            throw failure;
        }
        ProcessVariables.ASSET_TAG.set(execution, "by itself");
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(ProcessVariables.ASSET_TAG, ProcessVariables.TASK_COUNT);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(ProcessVariables.ASSET_PLACE);
    }
}
