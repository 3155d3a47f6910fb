package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.OpenTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** Changes of the demo company, brought to the point a test is interested in. */
@TestComponent
public class ChangeRequests {

    /** What has to be there before people are asked to agree. */
    public static final Map<String, Object> PROVEN = Map.of(
            "implementationPlan", "Install 5.3 on both web hosts, one after the other.",
            "rollbackPlan", "Install 5.2 again.",
            "backoutTest", "Tried on test, back after four minutes.");

    /** A short outage that hundreds notice: MEDIUM on a service of tier 3 with nothing wrong lately. */
    public static final Map<String, Object> MEDIUM = Map.of("outageMinutes", 20, "affectedUsers", 200);

    private final Api api;
    private final EngineDriver engine;
    private int count;

    ChangeRequests(Api api, EngineDriver engine) {
        this.api = api;
        this.engine = engine;
    }

    /** A complete change to a service of its own by {@code agent}, with other or more content. */
    public String raise(Map<String, ?> more) {
        return raise("agent", more);
    }

    public String raise(String person, Map<String, ?> more) {
        var answer = tryToRaise(person, more);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        var key = String.valueOf(answer.getBody().get("key"));
        engine.runJobs(key);
        return key;
    }

    public ResponseEntity<Map<String, Object>> tryToRaise(String person, Map<String, ?> more) {
        return api.post(person, "/api/changes", contentOfItsOwn(more));
    }

    /** The content of a complete change to a service of its own, unless it names one. */
    public Map<String, Object> contentOfItsOwn(Map<String, ?> more) {
        var content = content(more);
        if (!content.containsKey("service")) {
            content.put("service", serviceOfItsOwn());
        }
        return content;
    }

    /** A service of tier 3 that nothing else happens to, so that no other test makes it risky. */
    public String serviceOfItsOwn() {
        return serviceOfItsOwn(Map.of());
    }

    /** The same, under a regulation. */
    public String regulatedService() {
        return serviceOfItsOwn(Map.of("regulation", "PCI"));
    }

    private String serviceOfItsOwn(Map<String, Object> attributes) {
        var id = "svc-of-change-" + ++count;
        var answer = api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/cmdb/cis/" + id,
                Map.of(
                        "ciClass",
                        "service",
                        "name",
                        "Pages " + id,
                        "environment",
                        "production",
                        "serviceTier",
                        3,
                        "attributes",
                        attributes),
                Map.of());
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s", answer.getBody())
                .isTrue();
        return id;
    }

    /** The content of a complete change, with other or more of it; null leaves something out. */
    public static Map<String, Object> content(Map<String, ?> more) {
        var body = new HashMap<String, Object>(PROVEN);
        body.putAll(Map.of(
                "title", "Intranet pages 5.3",
                "environment", "production",
                "version", "5.3",
                "reason", "Pages are slow."));
        body.putAll(more);
        return body;
    }

    public Map<String, Object> change(String key) {
        return api.get("change-manager", "/api/changes/" + key).getBody();
    }

    /** The votes that wait for somebody. */
    public List<OpenTask> votes(String key) {
        return engine.openTasks(key).stream()
                .filter(task -> task.nodeId().equals("Task_ApproveRequest"))
                .toList();
    }

    public void agree(String key, String... people) {
        for (var person : people) {
            var answer = vote(key, person, person, true);
            assertThat(answer.getStatusCode().is2xxSuccessful())
                    .as("%s", answer.getBody())
                    .isTrue();
        }
    }

    /** Somebody votes on what another one is asked. */
    public ResponseEntity<Map<String, Object>> vote(String key, String asked, String who, boolean yes) {
        var task = votes(key).stream()
                .filter(it -> asked.equals(it.assignee()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(asked + " is not asked; these are: " + votes(key)));
        var said = yes ? Map.of("approved", true) : Map.of("approved", false, "approvalReason", "Not now.");
        var answer =
                api.post(who, "/api/tickets/" + key + "/tasks/" + task.id() + "/complete", Map.of("variables", said));
        engine.runJobs(key);
        return answer;
    }

    /** An approved change of middling risk. */
    public String approved() {
        var key = raise(MEDIUM);
        agree(key, "cab-infra", "cab-security", "devops1");
        return key;
    }
}
