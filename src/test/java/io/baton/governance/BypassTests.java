package io.baton.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Whoever goes round a rule says why, is listed, and somebody else looks at it. */
@BatonTest
@Capability("W4.6")
class BypassTests {

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Requests requests;

    @Autowired
    private TestClock clock;

    @Autowired
    private BypassRounds rounds;

    @Test
    void fourKindsOfOverrideAreFourRowsWithActorReasonAndRule() {
        var why = "Why " + UUID.randomUUID();
        var fault = requests.fault();
        requests.accept(fault, "agent");
        var task = engine.task(fault, "Task_WorkOnTask").id();
        var mailbox = mailbox();

        assertThat(act("lead", fault, "reassign", Map.of("taskId", task, "assignee", "lead", "reason", " ")))
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(act("lead", fault, "priority", priority(" "))).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(act("agent", fault, "close", Map.of("resolutionCode", "COMPLETED", "resolutionNote", " ")))
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(leaveOut(mailbox, " ")).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(rows(why)).isEmpty();

        assertThat(act("lead", fault, "reassign", Map.of("taskId", task, "assignee", "lead", "reason", why)))
                .isEqualTo(HttpStatus.OK);
        assertThat(act("lead", fault, "priority", priority(why)).is2xxSuccessful())
                .isTrue();
        assertThat(act("lead", fault, "close", Map.of("resolutionCode", "COMPLETED", "resolutionNote", why)))
                .isEqualTo(HttpStatus.OK);
        assertThat(leaveOut(mailbox, why)).isEqualTo(HttpStatus.OK);

        assertThat(rows(why)).hasSize(4).allMatch(row -> row.contains("Waits until"));
        assertThat(rows(why))
                .anyMatch(row -> row.contains("Reassigned by hand,assignment," + fault + ",lead"))
                .anyMatch(row -> row.contains("Priority overridden,priority," + fault + ",lead"))
                .anyMatch(row -> row.contains("Closed early,task-plan," + fault + ",lead"))
                .anyMatch(row -> row.contains("Step skipped,runbook-steps," + mailbox + ",agent2"));
        assertThat(csv("&groupBy=person")).contains("lead,Reassigned by hand,");
        assertThat(csv("&groupBy=team")).contains("Service desk,Reassigned by hand,");
    }

    @Test
    void whatNobodyReviewsInTimeIsFlaggedAndClimbsTheLadder() {
        var why = "Why " + UUID.randomUUID();
        var ticket = requests.fault();
        var task = engine.task(ticket, "Task_AcceptTask").id();
        assertThat(act("lead", ticket, "reassign", Map.of("taskId", task, "assignee", "lead", "reason", why)))
                .isEqualTo(HttpStatus.OK);

        clock.forward(Duration.ofDays(8));
        rounds.goRound();
        engine.runJobs(ticket);

        assertThat(rows(why)).singleElement().asString().contains("OVERDUE since");
        assertThat(api.list("lead", "/api/tickets/" + ticket + "/escalations").toString())
                .contains("POLICY_BREACH", "change-manager");
    }

    @Test
    void somebodyElseLooksAtIt() {
        var why = "Why " + UUID.randomUUID();
        var ticket = requests.fault();
        var task = engine.task(ticket, "Task_AcceptTask").id();
        act("lead", ticket, "reassign", Map.of("taskId", task, "assignee", "lead", "reason", why));
        var id = api.list("process-owner", "/api/bypasses").stream()
                .filter(bypass -> why.equals(bypass.get("reason")))
                .map(bypass -> String.valueOf(bypass.get("id")))
                .findFirst()
                .orElseThrow();

        assertThat(review("lead", id, Map.of("verdict", "JUSTIFIED"))).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(review("process-owner", id, Map.of("verdict", "RULE_WRONG")))
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(review("process-owner", id, Map.of("verdict", "PERHAPS", "remark", "Hm.")))
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(review("process-owner", id, Map.of("verdict", "RULE_WRONG", "remark", "Leads know databases.")))
                .isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(rows(why)).singleElement().asString().contains("Rule wrong", "Leads know databases.");
    }

    private HttpStatusCode review(String person, String id, Map<String, String> body) {
        return api.post(person, "/api/bypasses/" + id + "/review", body).getStatusCode();
    }

    private Map<String, Object> priority(String reason) {
        return Map.of(
                "value",
                "P2",
                "reason",
                reason,
                "evidence",
                "The call of the head of payroll",
                "expiresAt",
                clock.now().plus(Duration.ofHours(4)).toString());
    }

    private HttpStatusCode act(String person, String ticket, String action, Map<String, Object> body) {
        var answer = api.post(person, "/api/tickets/" + ticket + "/" + action, body);
        engine.runJobs(ticket);
        return answer.getStatusCode();
    }

    private String mailbox() {
        var ticket = requests.order(
                "requester",
                Map.of(
                        "itemId",
                        "shared-mailbox",
                        "fields",
                        Map.of(
                                "address",
                                "bypass" + UUID.randomUUID().toString().substring(0, 8),
                                "owner",
                                "manager",
                                "members",
                                "requester",
                                "externalMail",
                                false)));
        requests.approve(ticket);
        requests.accept(ticket, "agent2");
        return ticket;
    }

    private HttpStatusCode leaveOut(String ticket, String note) {
        var variables = Map.<String, Object>of(
                "resolutionCode",
                "COMPLETED",
                "resolutionNote",
                "The mailbox is there.",
                "runbookDone",
                List.of("mail"),
                "deviationNote",
                note);
        return act(
                "agent2",
                ticket,
                "tasks/" + engine.task(ticket, "Task_WorkOnTask").id() + "/complete",
                Map.of("variables", variables));
    }

    private List<String> rows(String why) {
        return csv("").lines().filter(line -> line.contains(why)).toList();
    }

    private String csv(String more) {
        return Objects.requireNonNull(
                api.text("auditor", HttpMethod.GET, "/api/reports/bypass-exceptions?format=csv" + more, null)
                        .getBody());
    }
}
