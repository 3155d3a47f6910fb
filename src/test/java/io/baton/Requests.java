package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Requests of the demo catalogue, brought to the point a test is interested in. */
@TestComponent
public class Requests {

    private final Api api;
    private final EngineDriver engine;
    private int count;

    Requests(Api api, EngineDriver engine) {
        this.api = api;
        this.engine = engine;
    }

    /** A laptop order by {@code requester}, triaged and waiting for {@code manager}. */
    public String laptop() {
        return order(
                "requester",
                Map.of(
                        "itemId",
                        "laptop",
                        "fields",
                        Map.of("model", "standard", "reason", "Reason " + ++count, "place", "Berlin, building 2")));
    }

    /** A fault report by {@code requester}; needs no approval, so the service desk may accept it. */
    public String fault(String... more) {
        var body = new HashMap<String, Object>(Map.of(
                "text",
                "The printer on floor " + ++count + " is broken",
                "intent",
                "BROKEN",
                "impact",
                "LOW",
                "urgency",
                "LOW"));
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i], more[i + 1]);
        }
        return opened(api.post("requester", "/api/intake", body).getBody());
    }

    /** A firewall rule: work of the network team that carries a high risk. */
    public String firewallRule() {
        return order(
                "requester",
                Map.of(
                        "itemId",
                        "firewall-rule",
                        "fields",
                        Map.of(
                                "source", "app-017",
                                "destination", "db-042",
                                "ports", "5432",
                                "protocol", "tcp",
                                "reason", "Reporting job " + ++count)));
    }

    public String order(String person, Map<String, Object> body) {
        var answer = onceMore(api, person, body);
        assertThat(answer.getStatusCode()).as(String.valueOf(answer.getBody())).isEqualTo(HttpStatus.CREATED);
        return opened(answer.getBody());
    }

    /** Orders, also where the same person has an open request for the same. */
    public static ResponseEntity<Map<String, Object>> onceMore(Api api, String person, Map<String, ?> body) {
        var answer = api.post(person, "/api/requests", body);
        var first = answer.getStatusCode() == HttpStatus.CONFLICT ? answer.getBody() : null;
        if (first == null || first.get("duplicateOf") == null) {
            return answer;
        }
        var again = new HashMap<String, Object>(body);
        again.put("inAdditionTo", first.get("duplicateOf"));
        return api.post(person, "/api/requests", again);
    }

    /** Gives every approval that a ticket waits for, level by level. */
    public void approve(String key) {
        while (engine.openTasks(key).stream().anyMatch(task -> task.nodeId().equals("Task_ApproveRequest"))) {
            engine.complete(key, "Task_ApproveRequest", Map.of("approved", true, "approvalReason", "Needed"));
        }
    }

    /** A laptop order approved and accepted by {@code agent}. */
    public String laptopInWork() {
        var key = laptop();
        approve(key);
        accept(key, "agent");
        return key;
    }

    /** A laptop that lies in the store room and that no other test hands out. */
    public String laptopInStock() {
        var tag = "LT-T" + ++count;
        var saved = api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/assets/" + tag,
                Map.of("kind", "laptop", "model", "ThinkPad T14", "place", "Store room", "status", "IN_STOCK"),
                Map.of());
        assertThat(saved.getStatusCode().is2xxSuccessful())
                .as(String.valueOf(saved.getBody()))
                .isTrue();
        return tag;
    }

    /** A laptop order whose result waits for the requester's word. */
    public String laptopInReview() {
        var key = laptopInWork();
        var assetTag = laptopInStock();
        engine.complete(
                key,
                "Task_WorkOnTask",
                Map.of(
                        "resolutionCode", "COMPLETED",
                        "resolutionNote", "Your laptop is ready.",
                        "workNote", "Installed and labelled.",
                        "assetTag", assetTag,
                        "assetPlace", "Berlin, building 2"));
        engine.complete(key, "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
        return key;
    }

    public void accept(String key, String agent) {
        var task = engine.task(key, "Task_AcceptTask");
        api.post(agent, "/api/tickets/" + key + "/tasks/" + task.id() + "/claim", Map.of());
        var done = api.post(
                agent, "/api/tickets/" + key + "/tasks/" + task.id() + "/complete", Map.of("variables", Map.of()));
        assertThat(done.getStatusCode()).as(String.valueOf(done.getBody())).isEqualTo(HttpStatus.OK);
        engine.runJobs(key);
    }

    private String opened(Map<String, Object> answer) {
        var key = String.valueOf(answer.get("key"));
        engine.runJobs(key);
        return key;
    }
}
