package io.baton.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A session of the governance board, with and without the seat that must be there. */
@BatonTest
@Capability("O6.1")
class BoardTests {

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private JdbcClient db;

    @Test
    void withoutTheLegalSeatNothingIsDecidedAndNothingIsClosed() {
        var why = "Rule of the test " + UUID.randomUUID();
        bypassed(why);
        var begun = api.post("process-owner", "/api/reviews", Map.of("type", "governance-board", "period", "2020-06"));
        assertThat(begun.getStatusCode()).as("%s", begun.getBody()).isEqualTo(HttpStatus.CREATED);
        var session = String.valueOf(begun.getBody().get("key"));
        engine.runJobs(session);
        var item = String.valueOf(items(session).get(0).get("id"));

        assertThat(vote("requester", session, item, "IMPROVE")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(vote("change-manager", session, item, "PERHAPS")).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        List.of("change-manager", "cab-security", "process-owner")
                .forEach(person ->
                        assertThat(vote(person, session, item, "IMPROVE")).isEqualTo(HttpStatus.NO_CONTENT));
        var refused = decide(session, "IMPROVE");
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(String.valueOf(refused.getBody())).contains("No quorum", "Legal");
        assertThat(engine.openTasks(session)).noneMatch(task -> task.nodeId().equals("Task_SignOffReview"));

        assertThat(vote("cab-legal", session, item, "NOTED")).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(decide(session, "NOTED").getStatusCode())
                .as("the majority wants something else")
                .isEqualTo(HttpStatus.CONFLICT);
        var decided = decide(session, "IMPROVE");
        assertThat(decided.getStatusCode()).as("%s", decided.getBody()).isEqualTo(HttpStatus.OK);
        engine.runJobs(session);

        var led = String.valueOf(items(session).get(0).get("ledTo"));
        assertThat(led).startsWith("IMP-");
        assertThat(vote("cab-legal", session, item, "IMPROVE")).isEqualTo(HttpStatus.CONFLICT);
        assertThat(minutes(session)).contains(led, "legal (cab-legal) NOTED", "changes (change-manager) IMPROVE");
    }

    private String minutes(String session) {
        return db.sql("select text_ from act_ru_variable where name_ = 'reviewSummary' and proc_inst_id_ in"
                        + " (select process_instance_id from ticket where ticket_key = ?)")
                .param(session)
                .query(String.class)
                .single();
    }

    private ResponseEntity<Map<String, Object>> decide(String session, String verdict) {
        var task = engine.task(session, "Task_ReviewItem");
        return api.post(
                "process-owner",
                "/api/tickets/" + session + "/tasks/" + task.id() + "/complete",
                Map.of("variables", Map.of("reviewVerdict", verdict, "reviewReason", "So the board has decided.")));
    }

    private HttpStatusCode vote(String person, String session, String item, String verdict) {
        return api.post(
                        person,
                        "/api/board/votes",
                        Map.of("review", session, "item", item, "verdict", verdict, "remark", "As said."))
                .getStatusCode();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(String session) {
        return (List<Map<String, Object>>)
                api.get("process-owner", "/api/reviews/" + session).getBody().get("items");
    }

    private void bypassed(String why) {
        db.sql("insert into bypass (id, kind, rule, summary, reason, owner, at, deadline)"
                        + " values (?, 'STEP_SKIPPED', 'runbook-steps', 'Left out: a test', ?, 'agent2', ?, ?)")
                .params(UUID.randomUUID().toString(), why)
                .params(Timestamps.column(Instant.parse("2020-06-10T08:00:00Z")))
                .params(Timestamps.column(Instant.parse("2020-06-17T08:00:00Z")))
                .update();
    }
}
