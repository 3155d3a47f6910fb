package io.baton.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.HashMap;
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
    private ChangeRequests changes;

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

    @Test
    void gapsAndChangesAreOnTheAgendaAndADecisionBecomesAChange() {
        var change = changes.raise(Map.of("implementationPlan", "", "rollbackPlan", "", "backoutTest", ""));
        begunIn("2020-07", change);
        var late = String.valueOf(begin("2020-03").getBody().get("key"));
        db.sql("update review_campaign set due_at = ? where ticket_key = ?")
                .params(Timestamps.column(Instant.parse("2020-07-12T08:00:00Z")), late)
                .update();

        var session = String.valueOf(begin("2020-07").getBody().get("key"));
        engine.runJobs(session);
        assertThat(items(session))
                .extracting(item -> String.valueOf(item.get("title")))
                .anyMatch(title -> title.startsWith("Gap: review not finished: governance-board 2020-03"))
                .anyMatch(title -> title.startsWith("Change not decided: " + change));

        var point = pointAbout(session, change);
        List.of("change-manager", "cab-security", "process-owner", "cab-legal")
                .forEach(person ->
                        assertThat(vote(person, session, point, "CHANGE")).isEqualTo(HttpStatus.NO_CONTENT));
        var decided = decide(session, taskOf(point), "CHANGE");
        assertThat(decided.getStatusCode()).as("%s", decided.getBody()).isEqualTo(HttpStatus.OK);
        engine.runJobs(session);

        var led = items(session).stream()
                .filter(item -> point.equals(item.get("id")))
                .map(item -> String.valueOf(item.get("ledTo")))
                .findFirst()
                .orElseThrow();
        assertThat(led).startsWith("CHG-").isNotEqualTo(change);
        assertThat(changes.change(led))
                .containsEntry("state", "DRAFT")
                .containsEntry("requester", "process-owner")
                .extractingByKey("what")
                .isEqualTo(withoutVersion(changes.change(change)));
        items(session).stream()
                .filter(item -> item.get("verdict") == null)
                .map(item -> String.valueOf(item.get("id")))
                .forEach(other -> {
                    List.of("change-manager", "cab-security", "process-owner", "cab-legal")
                            .forEach(person -> vote(person, session, other, "NOTED"));
                    decide(session, taskOf(other), "NOTED");
                });
        engine.runJobs(session);
        assertThat(minutes(session)).contains(led, "legal (cab-legal) CHANGE");
    }

    private ResponseEntity<Map<String, Object>> begin(String period) {
        var begun = api.post("process-owner", "/api/reviews", Map.of("type", "governance-board", "period", period));
        assertThat(begun.getStatusCode()).as("%s", begun.getBody()).isEqualTo(HttpStatus.CREATED);
        return begun;
    }

    private void begunIn(String month, String ticket) {
        db.sql("update ticket set created_at = ? where ticket_key = ?")
                .params(Timestamps.column(Instant.parse(month + "-05T08:00:00Z")), ticket)
                .update();
    }

    private String pointAbout(String session, String change) {
        return items(session).stream()
                .filter(item -> String.valueOf(item.get("title")).contains(change))
                .map(item -> String.valueOf(item.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private String taskOf(String item) {
        return db.sql("select task_id from review_item where id = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    private static Map<String, Object> withoutVersion(Map<String, Object> change) {
        var what = new HashMap<String, Object>();
        ((Map<?, ?>) change.get("what")).forEach((name, value) -> what.put(String.valueOf(name), value));
        what.put("version", null);
        return what;
    }

    private String minutes(String session) {
        return db.sql("select text_ from act_ru_variable where name_ = 'reviewSummary' and proc_inst_id_ in"
                        + " (select process_instance_id from ticket where ticket_key = ?)")
                .param(session)
                .query(String.class)
                .single();
    }

    private ResponseEntity<Map<String, Object>> decide(String session, String verdict) {
        return decide(session, engine.task(session, "Task_ReviewItem").id(), verdict);
    }

    private ResponseEntity<Map<String, Object>> decide(String session, String task, String verdict) {
        return api.post(
                "process-owner",
                "/api/tickets/" + session + "/tasks/" + task + "/complete",
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
