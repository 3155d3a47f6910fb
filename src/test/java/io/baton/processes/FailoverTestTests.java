package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each test reviews a quarter of its own. */
@BatonTest
@Capability("W8.2")
class FailoverTestTests {

    private final ModelUnderTest model = new ModelUnderTest("review-campaign");

    @Autowired
    ApplicationContext server;

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void start() {
        model.start(server);
    }

    @Test
    void namesApproversWithoutAWorkingDeputyAndWhoWouldBeAskedInstead() {
        var key = started("2019-Q1");

        assertThat(item(key, "director").orElseThrow().get("evidence").toString())
                .contains("line manager", "owner of the cost centre CC-MGMT", "**Deputies:** none", "(lead)");
        assertThat(item(key, "cab-infra").orElseThrow().get("evidence").toString())
                .contains("member of cab-member", "(director), as the nearest line manager");
        // in the demo the change manager stands in for cab-app
        assertThat(item(key, "cab-app")).isEmpty();
        assertThat(item(key, "requester")).isEmpty();
    }

    @Test
    void deputyWhoIsAwayDoesNotWork() {
        var away = api.post(
                "change-manager",
                "/api/staff/change-manager/absences",
                Map.of(
                        "from", "2020-01-01T00:00:00Z",
                        "until", java.time.Instant.now().plusSeconds(86_400).toString(),
                        "reason", "course"));
        assertThat(away.getStatusCode().value()).as("%s", away.getBody()).isEqualTo(422);

        var now = java.time.Instant.now();
        away = api.post(
                "change-manager",
                "/api/staff/change-manager/absences",
                Map.of("from", now.toString(), "until", now.plusSeconds(86_400).toString(), "reason", "course"));
        var id = String.valueOf(away.getBody().get("id"));
        try {
            var key = started("2019-Q2");
            assertThat(item(key, "cab-app").orElseThrow().get("evidence").toString())
                    .contains("(change-manager): away as well", "(director), as the nearest line manager");
        } finally {
            api.exchange(
                    "change-manager",
                    org.springframework.http.HttpMethod.DELETE,
                    "/api/staff/change-manager/absences/" + id,
                    null,
                    Map.of());
        }
    }

    @Test
    void verdictRaisesAnImprovementAndTheReviewIsSignedOff() {
        var key = started("2019-Q3");
        for (var item : items(key)) {
            var needed = about(item, "director");
            judge(key, item, needed ? "NAME_DEPUTY" : "MANAGER_ENOUGH");
        }
        engine.runJobs(key);

        assertThat(item(key, "director").orElseThrow().get("ledTo").toString()).startsWith("IMP-");
        assertThat(api.get("lead", "/api/reviews/" + key)
                        .getBody()
                        .get("figures")
                        .toString())
                .contains("without-deputy", "nobody-instead");
        model.complete("process-owner", key, "Task_SignOffReview", "reviewSignOffNote", "Deputies are asked for.");
        assertThat(model.state(key)).isEqualTo("CLOSED");
    }

    private void judge(String key, Map<String, Object> item, String verdict) {
        var task = db.sql("select task_id from review_item where id = ?")
                .param(item.get("id"))
                .query(String.class)
                .single();
        var answer = new HashMap<String, Object>(Map.of("reviewVerdict", verdict, "reviewReason", "As agreed."));
        var by = about(item, "process-owner") ? "lead" : "process-owner";
        var done = api.post(by, "/api/tickets/" + key + "/tasks/" + task + "/complete", Map.of("variables", answer));
        assertThat(done.getStatusCode().value()).as("%s", done.getBody()).isEqualTo(200);
    }

    private String started(String quarter) {
        var answer = api.post("process-owner", "/api/reviews", Map.of("type", "failover-test", "period", quarter));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        return model.follow(answer.getBody().get("key").toString());
    }

    private Optional<Map<String, Object>> item(String key, String person) {
        return items(key).stream().filter(item -> about(item, person)).findFirst();
    }

    private static boolean about(Map<String, Object> item, String person) {
        return item.get("title").toString().contains("(" + person + ")");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(String key) {
        return (List<Map<String, Object>>)
                api.get("process-owner", "/api/reviews/" + key).getBody().get("items");
    }
}
