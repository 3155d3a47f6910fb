package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineCall;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

@BatonTest
class OperationRecorderTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Api api;

    @Autowired
    private RuntimeService runtime;

    private String ticket;
    private String instance;

    @BeforeEach
    void startModel() {
        var started = SystemContext.call(() -> runtime.startProcessInstanceByKey(
                "fulfilment-task", Map.of("impact", "LOW", "vip", false, "category", "fault-report")));
        instance = started.getId();
        // Whatever is started gets a ticket of its own.
        ticket = SystemContext.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult())
                .getBusinessKey();
    }

    @Test
    @Capability({"O6.4", "C7.3"})
    void recordsAVariableEditWithOldAndNewValue() {
        put(
                "/engine-rest/process-instance/" + instance + "/variables/impact",
                "{\"value\":\"HIGH\",\"type\":\"String\"}");
        put("/engine-rest/process-instance/" + instance + "/variables/vip", "{\"value\":true,\"type\":\"Boolean\"}");

        assertThat(events("ticket=" + ticket + "&privileged=true"))
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("action", "ENGINE_SET_VARIABLE")
                        .containsEntry("actor", "admin")
                        .containsEntry("objectId", "impact")
                        .containsEntry("category", "fault-report")
                        .extractingByKey("payload")
                        .hasFieldOrPropertyWithValue("oldValue", "LOW")
                        .hasFieldOrPropertyWithValue("newValue", "HIGH"))
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("objectId", "vip")
                        .extractingByKey("payload")
                        .hasFieldOrPropertyWithValue("oldValue", "false")
                        .hasFieldOrPropertyWithValue("newValue", "true"))
                .hasSize(2);
    }

    @Test
    @Capability("O6.4")
    void recordsARightGrantedInAdmin() {
        var granted = EngineCall.inBrowser(port, "admin")
                .post(
                        EngineCall.COPY + "/authorization/create",
                        "{\"type\":1,\"permissions\":[\"READ\"],\"userId\":\"agent2\",\"resourceType\":1,\"resourceId\":\""
                                + ticket.toLowerCase() + "\"}");

        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
        assertThat(events("privileged=true&actor=admin&action=ENGINE_CREATE"))
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("objectType", "authorization")
                        .extractingByKey("payload")
                        .hasFieldOrPropertyWithValue("newValue", ticket.toLowerCase()));
    }

    @Test
    @Capability("O6.4")
    void recordsAnInstanceDeletedByHand() {
        var deleted = api.text("admin", HttpMethod.DELETE, "/engine-rest/process-instance/" + instance, null);

        assertThat(deleted.getStatusCode().value()).as(deleted.getBody()).isEqualTo(204);
        assertThat(events("ticket=" + ticket + "&privileged=true"))
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("action", "ENGINE_DELETE")
                        .containsEntry("objectType", "process-instance")
                        .containsEntry("objectId", instance));
    }

    @Test
    void keepsWhatTheProductDoesItselfApart() {
        SystemContext.run(() -> runtime.setVariable(instance, "impact", "MEDIUM"));

        assertThat(events("ticket=" + ticket + "&privileged=true")).isEmpty();
    }

    private void put(String path, String body) {
        var answer = api.text("admin", HttpMethod.PUT, path, body);
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(204);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> events(String query) {
        var answer = api.get("auditor", "/api/audit/events?size=200&" + query);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        return (List<Map<String, Object>>) answer.getBody().get("items");
    }
}
