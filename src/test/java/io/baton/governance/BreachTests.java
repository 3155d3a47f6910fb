package io.baton.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.audit.LedgerBroken;
import io.baton.platform.Refusal;
import io.baton.platform.RefusalAnswered;
import io.baton.ticket.PolicyBreaches;
import io.baton.ticket.PolicyBreaches.Breach;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows when a rule is broken. */
@BatonTest
class BreachTests {

    @Autowired
    private PolicyBreaches breaches;

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Requests requests;

    @Autowired
    private TicketDesk desk;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JdbcClient db;

    @Test
    @Capability("O6.2")
    void deploymentWithoutGrantGetsARecordAndClimbsFromTheChangeManagerToTheBoard() {
        var what = "Version 7 of shop went to production without a grant " + UUID.randomUUID();
        breaches.report(new Breach("deployment-without-grant", null, what, "agent"));

        var record = record(what);
        assertThat(record).startsWith("BRC-");
        engine.runJobs(record);
        assertThat(ladders("auditor", record).toString())
                .contains("change-manager")
                .doesNotContain("director");
        assertThat(csv("")).contains(what, record, "Policy breach");
        assertThat(api.get("agent", "/api/tickets/" + record).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);

        engine.fireTimersAt(record, "Event_AcknowledgementOverdue");
        assertThat(ladders("auditor", record).toString()).contains("process-owner", "director", "cab-security");

        breaches.report(new Breach("deployment-without-grant", null, what, "agent"));
        assertThat(records(what)).as("what goes on has one record").hasSize(1);

        answer("process-owner", record);
        assertThat(desk.require(record).state()).isEqualTo(TicketState.CLOSED);
    }

    @Test
    @Capability("O6.2")
    void aBreachOnATicketClimbsThereAndStaysWhenTheTicketIsClosed() {
        var ticket = requests.fault();
        breaches.report(new Breach("emergency-review-overdue", ticket, "Nobody reviewed it.", null));
        engine.runJobs(ticket);

        assertThat(ladders("lead", ticket)).extracting("trigger").contains("POLICY_BREACH");
        api.post("requester", "/api/tickets/" + ticket + "/cancel", Map.of("reason", "Solved."));
        engine.runJobs(ticket);

        assertThat(desk.require(ticket).state()).isEqualTo(TicketState.CANCELLED);
        assertThat(ladders("lead", ticket))
                .singleElement()
                .satisfies(ladder -> assertThat(ladder)
                        .containsEntry("trigger", "POLICY_BREACH")
                        .containsEntry("state", "CLIMBING"));
        answer("change-manager", ticket);
    }

    @Test
    @Capability("C7.6")
    void refusalsOfEachGuardAreCounted() {
        var before = List.of(
                refusals("FieldGuard"),
                refusals("ActionGuard"),
                refusals("DutyGuard"),
                refusals("ModelLint"),
                refusals("gate"));
        var ticket = requests.laptop();

        assertThat(complete("manager", ticket, "Task_ApproveRequest", Map.of("approved", false)))
                .isEqualTo(422);
        assertThat(api.post("requester", "/api/tickets/" + ticket + "/hold", Map.of("reason", "Not now."))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        events.publishEvent(new RefusalAnswered(Refusal.forbidden("separation-of-duties", "Not you.")));
        events.publishEvent(new RefusalAnswered(Refusal.malformed("model-lint", "No documentation.")));
        breaches.report(new Breach("gate-denied", null, "Not approved.", "pipeline"));

        assertThat(List.of(
                        refusals("FieldGuard"),
                        refusals("ActionGuard"),
                        refusals("DutyGuard"),
                        refusals("ModelLint"),
                        refusals("gate")))
                .containsExactlyElementsOf(
                        before.stream().map(count -> count + 1).toList());
        assertThat(csv("&groupBy=guard")).contains("FieldGuard,required-fields,", "gate,gate-denied,");
    }

    @Test
    @Capability("C7.6")
    void aBrokenLedgerCallsTheAuditors() {
        var reason = "the root differs " + UUID.randomUUID();
        events.publishEvent(new LedgerBroken(17L, reason));

        var record = record("Verification of the audit ledger failed at event 17: " + reason);
        engine.runJobs(record);
        assertThat(api.list("auditor", "/api/tickets/" + record + "/escalations")
                        .toString())
                .contains("LEDGER_BREACH", "auditor");

        engine.fireTimersAt(record, "Event_RungWithoutEffect");
        answer("process-owner", record);
        assertThat(desk.require(record).state()).isEqualTo(TicketState.CLOSED);
    }

    private void answer(String person, String ticket) {
        var task = engine.task(ticket, "Task_AcknowledgeEscalation");
        var done = api.post(
                person,
                "/api/tickets/" + ticket + "/tasks/" + task.id() + "/complete",
                Map.of("variables", Map.of("acknowledgeNote", "I ask them.", "escalationCause", "PROCESS_FLAW")));
        assertThat(done.getStatusCode()).as("%s", done.getBody()).isEqualTo(HttpStatus.OK);
        engine.runJobs(ticket);
    }

    private int complete(String person, String ticket, String node, Map<String, Object> variables) {
        return api.post(
                        person,
                        "/api/tickets/" + ticket + "/tasks/"
                                + engine.task(ticket, node).id() + "/complete",
                        Map.of("variables", variables))
                .getStatusCode()
                .value();
    }

    private List<Map<String, Object>> ladders(String person, String ticket) {
        return api.list(person, "/api/tickets/" + ticket + "/escalations");
    }

    private String record(String what) {
        return records(what).get(0);
    }

    private List<String> records(String what) {
        return db.sql("select distinct carried_by from policy_breach where what = ?")
                .param(what)
                .query(String.class)
                .list();
    }

    private long refusals(String guard) {
        return csv("&groupBy=guard")
                .lines()
                .filter(line -> line.startsWith(guard + ","))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.lastIndexOf(',') + 1).trim()))
                .sum();
    }

    private String csv(String more) {
        return api.text("lead", HttpMethod.GET, "/api/reports/conformance?format=csv" + more, null)
                .getBody();
    }
}
