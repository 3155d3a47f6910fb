package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.platform.Ids;
import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A month of real ladders is reviewed: one was right, the other called too late, and the table is to be improved. */
@BatonTest
class EscalationReviewStoryTests {

    private static final String MONTH = "2019-05";

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private JdbcClient db;

    @Test
    @Capability("I3.5")
    void ladderThatCalledTooLateImprovesTheTable() {
        var answered = escalated("The owner is away.");
        complete(
                "lead",
                answered,
                "Task_AcknowledgeEscalation",
                Map.of("acknowledgeNote", "I decide.", "escalationCause", "SKILL"));
        var ignored = escalated("Nobody decides.");
        engine.fireTimersAt(ignored, "Event_AcknowledgementOverdue");
        engine.fireTimersAt(ignored, "Event_AcknowledgementOverdue");
        var climbing = escalated("Not over yet.");
        List.of(answered, ignored, climbing).forEach(this::inMonth);

        var begun = api.post("process-owner", "/api/reviews", Map.of("type", "escalation-review", "period", MONTH));
        assertThat(begun.getStatusCode().value()).as("%s", begun.getBody()).isEqualTo(201);
        var review = String.valueOf(begun.getBody().get("key"));
        engine.runJobs(review);

        assertThat(items(review)).hasSize(2);
        assertThat(item(review, answered).toString()).contains("Rule_Hierarchical", "I decide.");
        assertThat(status(judge("agent", review, answered, Map.of("reviewVerdict", "RIGHT"))))
                .isIn(403, 404);
        assertThat(status(judge("process-owner", review, answered, Map.of("reviewVerdict", "RIGHT"))))
                .isEqualTo(200);
        assertThat(status(judge("process-owner", review, ignored, Map.of("reviewVerdict", "LATE"))))
                .isEqualTo(422);
        assertThat(status(judge(
                        "process-owner",
                        review,
                        ignored,
                        Map.of("reviewVerdict", "TOO_LATE", "reviewReason", "Four hours are a lost day."))))
                .isEqualTo(200);
        engine.runJobs(review);

        assertThat(item(review, answered).get("ledTo")).isNull();
        var improvement = String.valueOf(item(review, ignored).get("ledTo"));
        assertThat(improvement).startsWith("IMP-");
        assertThat(api.get("process-owner", "/api/improvements/" + improvement)
                        .getBody()
                        .toString())
                .contains("escalation-path.dmn, too late", "Rule_Hierarchical", "Four hours are a lost day.", "REVIEW");
        complete("process-owner", review, "Task_SignOffReview", Map.of("reviewSignOffNote", "Two hours from now on."));
        assertThat(api.get("auditor", "/api/reviews/" + review).getBody().toString())
                .contains("right", "process-owner", improvement);
        assertThat(api.get("auditor", "/api/audit/events?type=ESCALATION&ticket=" + ignored)
                        .getBody()
                        .toString())
                .contains("trigger=HIERARCHICAL", "rule=Rule_Hierarchical", "recipients=lead", "decision=TOP_REACHED");
    }

    /** A password reset that agent works on and escalates. */
    private String escalated(String reason) {
        var fields = Map.<String, Object>of(
                "account", "v" + Ids.next().substring(0, 6), "system", "erp", "callback", "4711");
        var order = Requests.onceMore(api, "requester", Map.of("itemId", "password-reset", "fields", fields));
        var key = String.valueOf(order.getBody().get("key"));
        engine.runJobs(key);
        complete("agent", key, "Task_AcceptTask", Map.of());
        var raised = api.post(
                "agent", "/api/tickets/" + key + "/escalate", Map.of("kind", "HIERARCHICAL", "reason", reason));
        assertThat(status(raised)).isEqualTo(200);
        engine.runJobs(key);
        return key;
    }

    private void inMonth(String ticket) {
        db.sql("update escalation set raised_at = ? where ticket_key = ?")
                .params(Timestamps.column(Instant.parse(MONTH + "-15T12:00:00Z")), ticket)
                .update();
    }

    private void complete(String person, String key, String node, Map<String, Object> values) {
        var task = engine.task(key, node).id();
        var answer = api.post(
                person,
                "/api/tickets/" + key + "/tasks/" + task + "/complete",
                Map.of("variables", new HashMap<>(values)));
        assertThat(status(answer)).as("%s", answer.getBody()).isEqualTo(200);
        engine.runJobs(key);
    }

    private ResponseEntity<Map<String, Object>> judge(
            String person, String review, String ticket, Map<String, Object> answer) {
        var task = db.sql("select task_id from review_item where id = ?")
                .param(item(review, ticket).get("id"))
                .query(String.class)
                .single();
        return api.post(person, "/api/tickets/" + review + "/tasks/" + task + "/complete", Map.of("variables", answer));
    }

    private Map<String, Object> item(String review, String ticket) {
        return items(review).stream()
                .filter(item -> item.toString().contains(ticket))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(String review) {
        return (List<Map<String, Object>>)
                api.get("process-owner", "/api/reviews/" + review).getBody().get("items");
    }

    private static int status(ResponseEntity<?> answer) {
        return answer.getStatusCode().value();
    }
}
