package io.baton.ticket.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.ProcessVariable;
import java.io.File;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.api.Test;

class IndependentWorkTests {

    @Test
    void passesOnWhatTheCallPassesOn() {
        CallActivity call =
                Bpmn.readModelFromFile(new File("processes/planned-work.bpmn")).getModelElementById("Call_FulfilTasks");
        var passed = call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                .filter(in -> in.getCamundaBusinessKey() == null)
                .map(in -> in.getCamundaTarget())
                .filter(name -> !name.equals("taskPosition"))
                .toList();

        assertThat(IndependentWork.PASSED_ON.stream().map(ProcessVariable::name))
                .containsExactlyInAnyOrderElementsOf(passed);
    }
}
