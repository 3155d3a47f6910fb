package io.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.EngineCall;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.engine.SystemContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One ticket handled at three doors: the API, Tasklist and Cockpit; one trail tells all of it. */
@BatonTest
class TicketTrailTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Api api;

    @Autowired
    private Requests requests;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private RuntimeService runtime;

    @Test
    @Capability("C7.3")
    void tellsWhatWasDoneAtTheApiInTasklistAndInCockpit() {
        var key = requests.fault();
        requests.accept(key, "agent");
        workInTasklist("agent", engine.task(key, "Task_WorkOnTask").id());
        changeInCockpit(key);

        var trail = trail(key);

        assertThat(trail)
                .anySatisfy(event -> assertDone(event, "TASK_COMPLETED", "agent", "Task_AcceptTask"))
                .anySatisfy(event -> assertDone(event, "TASK_COMPLETED", "agent", "Task_WorkOnTask"))
                .anySatisfy(event -> assertDone(event, "ENGINE_SET_VARIABLE", "admin", "urgency"));
        assertThat(trail).extracting(event -> String.valueOf(event.get("at"))).isSorted();
        var page = Browser.signedIn(port, "auditor", "demo").open("/portal/tickets/" + key + "?tab=audit");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Task completed", "Engine set variable");
    }

    private static void assertDone(Map<String, Object> event, String action, String actor, String said) {
        assertThat(event).containsEntry("action", action).containsEntry("actor", actor);
        assertThat(String.valueOf(event)).contains(said);
        assertThat(event.get("at")).isNotNull();
    }

    /** The calls Tasklist sends from a browser session. */
    private void workInTasklist(String agent, String task) {
        var tasklist = EngineCall.inBrowser(port, agent);
        var done = tasklist.send(
                "POST", EngineCall.COPY + "/task/" + task + "/submit-form", "application/json", """
                {"variables": {
                  "resolutionCode": {"value": "COMPLETED", "type": "String"},
                  "resolutionNote": {"value": "The printer prints again.", "type": "String"},
                  "workNote": {"value": "Fuser replaced.", "type": "String"}}}
                """.getBytes(
                                StandardCharsets.UTF_8));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    }

    /** The call Cockpit sends when somebody edits a variable. */
    private void changeInCockpit(String key) {
        var root = SystemContext.call(() -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .rootProcessInstances()
                .processDefinitionKey("incident")
                .singleResult()
                .getId());
        var done = EngineCall.inBrowser(port, "admin")
                .send(
                        "PUT",
                        EngineCall.COPY + "/process-instance/" + root + "/variables/urgency",
                        "application/json",
                        "{\"value\": \"HIGH\", \"type\": \"String\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> trail(String key) {
        var answer = api.get("auditor", "/api/audit/events?size=200&ticket=" + key);
        var newestFirst = (List<Map<String, Object>>)
                Objects.requireNonNull(answer.getBody()).get("items");
        var trail = new ArrayList<>(newestFirst);
        Collections.reverse(trail);
        return trail;
    }
}
