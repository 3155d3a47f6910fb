package io.baton.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/** A model that a process owner draws in Modeler, deploys and runs, without any step that sends a message. */
@BatonTest
class TinyModelNewsTests {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_PlantCare"
                targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="plant-care" name="Plant care" isExecutable="true" camunda:historyTimeToLive="P180D" camunda:versionTag="1.0">
                <bpmn:documentation>Keeps the plants alive.</bpmn:documentation>
                <bpmn:startEvent id="StartEvent_PlantsDry" name="Plants dry">
                  <bpmn:outgoing>Flow_PlantsDry_WaterPlants</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:userTask id="Task_WaterPlants" name="Water plants" camunda:formRef="plant-care"
                    camunda:formRefBinding="latest" camunda:assignee="agent">
                  <bpmn:documentation>Water every plant on your floor and say which one looks ill.</bpmn:documentation>
                  <bpmn:incoming>Flow_PlantsDry_WaterPlants</bpmn:incoming>
                  <bpmn:outgoing>Flow_WaterPlants_PlantsWatered</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:endEvent id="EndEvent_PlantsWatered" name="Plants watered">
                  <bpmn:incoming>Flow_WaterPlants_PlantsWatered</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:sequenceFlow id="Flow_PlantsDry_WaterPlants" sourceRef="StartEvent_PlantsDry" targetRef="Task_WaterPlants"/>
                <bpmn:sequenceFlow id="Flow_WaterPlants_PlantsWatered" sourceRef="Task_WaterPlants" targetRef="EndEvent_PlantsWatered"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String FORM = """
            {
              "id": "plant-care",
              "type": "default",
              "schemaVersion": 16,
              "executionPlatform": "Camunda Platform",
              "executionPlatformVersion": "7.24.0",
              "components": [
                {"type": "text", "id": "Text_Help", "text": "Say which plant looks ill."},
                {
                  "type": "textarea",
                  "id": "Field_WorkNote",
                  "key": "workNote",
                  "label": "What was done",
                  "description": "Colleagues read this later.",
                  "validate": {"required": true, "maxLength": 2000}
                }
              ]
            }
            """;

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private TicketDesk desk;

    @Autowired
    private Outbox outbox;

    @Test
    @Capability("C4.4")
    void startAssignmentAndEndAreInTheOutbox() {
        deploy();
        var started = api.post("process-owner", "/engine-rest/process-definition/key/plant-care/start", Map.of());
        assertThat(started.getStatusCode().value()).as(started.toString()).isEqualTo(200);
        var ticket = (String) started.getBody().get("businessKey");
        var task = engine.task(ticket, "Task_WaterPlants").id();

        var done = api.post(
                "agent",
                "/api/tickets/" + ticket + "/tasks/" + task + "/complete",
                Map.of("variables", Map.of("workNote", "All watered")));
        assertThat(done.getStatusCode().is2xxSuccessful()).as(done.toString()).isTrue();

        assertThat(outbox.about(ticket))
                .extracting(OutboxMessage::template, OutboxMessage::recipient)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("process-started", "process-owner"),
                        org.assertj.core.groups.Tuple.tuple("task-assigned", "agent"),
                        org.assertj.core.groups.Tuple.tuple("process-ended", "process-owner"));
        assertThat(desk.require(ticket).state()).isEqualTo(TicketState.CLOSED);
        assertThat(outbox.about(ticket).get(0).subject()).isEqualTo(ticket + " started: plant care");
    }

    private void deploy() {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", "plant-care-" + UUID.randomUUID());
        parts.add("plant-care.bpmn", file("plant-care.bpmn", MODEL));
        parts.add("plant-care.form", file("plant-care.form", FORM));
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        headers.setBasicAuth("process-owner", "demo");
        var answer =
                http.postForEntity("/engine-rest/deployment/create", new HttpEntity<>(parts, headers), String.class);
        assertThat(answer.getStatusCode().value()).as(answer.toString()).isEqualTo(200);
    }

    private static ByteArrayResource file(String name, String text) {
        return new ByteArrayResource(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
