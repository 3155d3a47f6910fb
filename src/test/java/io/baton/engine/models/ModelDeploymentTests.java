package io.baton.engine.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.Capability;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

    @Autowired
    private TestRestTemplate http;

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
