package io.baton.engine.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.engine.OpenTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** Deploys over the engine's REST door, as Modeler does. */
@BatonTest
class ModelDeploymentTests {

    private static final String BOOK_ROOM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                id="Definitions_BookRoom" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="book-room" name="Book room" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:extensionElements>
                  <camunda:properties><camunda:property name="variables" value="bookingCode:text"/></camunda:properties>
                </bpmn:extensionElements>
                <bpmn:startEvent id="StartEvent_RoomWanted" name="Room wanted"/>
                <bpmn:userTask id="Task_ChooseRoom" name="Choose room" camunda:candidateGroups="service-desk"
                    camunda:formRef="room-booking" camunda:formRefBinding="latest">
                  <bpmn:documentation>Find a free room and say which cost centre pays for it.</bpmn:documentation>
                </bpmn:userTask>
                <bpmn:exclusiveGateway id="Gateway_Expensive" name="Controller asked?" default="Flow_No"/>
                <bpmn:userTask id="Task_AskController" name="Ask controller" camunda:candidateGroups="service-desk"
                    camunda:formRef="room-booking" camunda:formRefBinding="latest">
                  <bpmn:documentation>Ask the controller whether the cost centre may pay for rooms.</bpmn:documentation>
                </bpmn:userTask>
                <bpmn:endEvent id="EndEvent_RoomBooked" name="Room booked"/>
                <bpmn:sequenceFlow id="Flow_Start" sourceRef="StartEvent_RoomWanted" targetRef="Task_ChooseRoom"/>
                <bpmn:sequenceFlow id="Flow_Chosen" sourceRef="Task_ChooseRoom" targetRef="Gateway_Expensive"/>
                <bpmn:sequenceFlow id="Flow_Yes" name="Yes" sourceRef="Gateway_Expensive" targetRef="Task_AskController">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${bookingCode == 'A1'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="Flow_No" name="No" sourceRef="Gateway_Expensive" targetRef="EndEvent_RoomBooked"/>
                <bpmn:sequenceFlow id="Flow_Asked" sourceRef="Task_AskController" targetRef="EndEvent_RoomBooked"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Test
    @Capability("C4.4")
    void tinyModelOfAProcessOwnerGoesLiveWithoutRestart() {
        var answer = deploy(
                "process-owner",
                Map.of(
                        "thank-helper.bpmn", TinyModels.process("thank-helper", "Thank helper"),
                        "thanks.form", TinyModels.form("thanks")));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody()).contains("\"key\":\"thank-helper\"");
    }

    @Test
    @Capability("T6.5")
    void taskThatSaysNothingIsRefusedWithFileElementAndRule() {
        var answer = deploy(
                "process-owner",
                Map.of(
                        "thank-helper.bpmn",
                        TinyModels.process("thank-helper", "Thank helper").replace("Say thanks", "Task 1"),
                        "thanks.form",
                        TinyModels.form("thanks")));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getHeaders().getContentType()).isNotNull();
        assertThat(answer.getBody())
                .contains("\"rule\":\"model-lint\"")
                .contains("\"file\":\"thank-helper.bpmn\"", "\"element\":\"Task_SayThanks\"", "\"rule\":\"task-name\"");
    }

    @Test
    @Capability("W6.2")
    void userTaskWithoutDocumentationIsRefused() {
        var answer = deploy(
                "process-owner",
                Map.of(
                        "thank-helper.bpmn",
                        TinyModels.process("thank-helper", "Thank helper")
                                .replaceAll("<bpmn:documentation>.*</bpmn:documentation>", ""),
                        "thanks.form",
                        TinyModels.form("thanks")));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("step-documentation");
    }

    @Test
    void ownVariableOfAProcessOwnerIsAskedForAndDecides() {
        var deployed = deploy(
                "process-owner",
                Map.of(
                        "book-room.bpmn",
                        BOOK_ROOM,
                        "room-booking.form",
                        TinyModels.form("room-booking", "bookingCode")));
        assertThat(deployed.getStatusCode()).as(deployed.getBody()).isEqualTo(HttpStatus.OK);

        var started = api.post("process-owner", "/engine-rest/process-definition/key/book-room/start", Map.of());
        var ticket = (String) Objects.requireNonNull(started.getBody()).get("businessKey");
        engine.complete(ticket, "Task_ChooseRoom", Map.of("bookingCode", "A1"));

        assertThat(engine.openTasks(ticket)).extracting(OpenTask::nodeId).containsExactly("Task_AskController");
    }

    @Test
    void stepThatAGuardHangsOnKeepsItsId() throws IOException {
        var handOver = Files.readString(Path.of("processes/team-hand-over.bpmn"))
                .replace("Task_AcceptHandOver", "Task_AnswerHandOver");

        var answer = deploy("process-owner", Map.of("team-hand-over.bpmn", handOver));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("known-step", "Task_AcceptHandOver", "accept it for the other team");
    }

    @Test
    @Capability("T1.5")
    void planForAnItemThatDoesNotExistIsRefusedWithItsRow() throws IOException {
        var plan = Files.readString(Path.of("decisions/task-plan.dmn"));

        var ghost = deploy("process-owner", Map.of("task-plan.dmn", plan.replace("meeting-room-equipment", "ghost")));
        assertThat(ghost.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(ghost.getBody())
                .contains("Rule_RoomEquipment", "Row 9 names the catalogue item 'ghost'", "word-known");

        var team = deploy("process-owner", Map.of("task-plan.dmn", plan.replace("procurement", "purchase-dept")));
        assertThat(team.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(team.getBody()).contains("Rule_StarterPhone", "the team 'purchase-dept'");
    }

    @Test
    @Capability("T1.5")
    void planWhoseRowsWaitForEachOtherIsRefusedWithItsRows() throws IOException {
        var plan = Files.readString(Path.of("decisions/task-plan.dmn"));
        var circle = plan.replaceFirst(
                "(<outputEntry id=\"OutputEntry_StarterAccount_2\">\\s*<text>)\"\"", "$1\"final-check\"");

        var answer = deploy("process-owner", Map.of("task-plan.dmn", circle));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("Rule_StarterAccount", "waits in the end for itself", "plan-order");
    }

    @Test
    void agentMayNotDeploy() {
        var answer = deploy("agent", Map.of("thanks.form", TinyModels.form("thanks")));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    private ResponseEntity<String> deploy(String person, Map<String, String> files) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", "thanks");
        parts.add("deployment-source", "Camunda Modeler");
        files.forEach(
                (name, content) -> parts.add(name, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public String getFilename() {
                        return name;
                    }
                }));
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        headers.setBasicAuth(person, "demo");
        return http.exchange(
                "/engine-rest/deployment/create", HttpMethod.POST, new HttpEntity<>(parts, headers), String.class);
    }
}
