package io.baton.engine.models;

/** The smallest models that keep every rule: one user task with its form. */
final class TinyModels {

    private TinyModels() {}

    static String process(String id, String name) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Tiny"
                    targetNamespace="http://bpmn.io/schema/bpmn">
                  <bpmn:process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P180D">
                    <bpmn:startEvent id="StartEvent_ThanksDue" name="Thanks due">
                      <bpmn:outgoing>Flow_ToTask</bpmn:outgoing>
                    </bpmn:startEvent>
                    <bpmn:userTask id="Task_SayThanks" name="Say thanks" camunda:formRef="thanks"
                        camunda:formRefBinding="latest" camunda:candidateGroups="service-desk">
                      <bpmn:documentation>Write a short note to whoever helped, and say what for.</bpmn:documentation>
                      <bpmn:incoming>Flow_ToTask</bpmn:incoming>
                      <bpmn:outgoing>Flow_ToEnd</bpmn:outgoing>
                    </bpmn:userTask>
                    <bpmn:endEvent id="EndEvent_ThanksSaid" name="Thanks said">
                      <bpmn:incoming>Flow_ToEnd</bpmn:incoming>
                    </bpmn:endEvent>
                    <bpmn:sequenceFlow id="Flow_ToTask" sourceRef="StartEvent_ThanksDue" targetRef="Task_SayThanks"/>
                    <bpmn:sequenceFlow id="Flow_ToEnd" sourceRef="Task_SayThanks" targetRef="EndEvent_ThanksSaid"/>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(id, name);
    }

    static String form(String id) {
        return form(id, "workNote");
    }

    static String form(String id, String variable) {
        return """
                {
                  "id": "%s",
                  "type": "default",
                  "schemaVersion": 16,
                  "executionPlatform": "Camunda Platform",
                  "executionPlatformVersion": "7.24.0",
                  "components": [
                    {"type": "text", "id": "Text_Help", "text": "Say in one sentence what you did."},
                    {
                      "type": "textarea",
                      "id": "Field_WorkNote",
                      "key": "%s",
                      "label": "What was done",
                      "description": "Colleagues read this later.",
                      "validate": {"required": true, "maxLength": 200}
                    }
                  ]
                }
                """.formatted(id, variable);
    }
}
