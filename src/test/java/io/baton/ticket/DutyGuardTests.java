package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** One person does not assign, do and close the work on the most critical services. */
@BatonTest
@Capability("I7.3")
class DutyGuardTests {

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Requests requests;

    @Autowired
    private TicketDesk desk;

    @Autowired
    private Duties duties;

    @Test
    void whoeverAssignedAndTookAnIncidentOfTierOneDoesNotCloseItButSomebodyElseDoes() {
        var ticket = requests.fault("ciId", "db-042");
        var task = engine.task(ticket, "Task_AcceptTask");
        var assigned = api.post(
                "lead",
                "/api/tickets/" + ticket + "/reassign",
                Map.of("taskId", task.id(), "assignee", "lead", "reason", "I know this database."));
        assertThat(assigned.getStatusCode()).as("%s", assigned.getBody()).isEqualTo(HttpStatus.OK);
        requests.accept(ticket, "lead");
        assertThat(duties.of(ticket)).extracting(Duties.Taken::duty).contains(Duties.ASSIGN, Duties.RESOLVE);

        var refused = close("lead", ticket);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(refused.getBody())
                .containsEntry("rule", "separation-of-duties")
                .containsEntry("ticket", ticket);
        assertThat(String.valueOf(refused.getBody().get("detail"))).contains("most critical services");
        assertThat(desk.require(ticket).state()).isEqualTo(TicketState.IN_PROGRESS);
        engine.runJobs(ticket);
        assertThat(api.list("lead", "/api/tickets/" + ticket + "/escalations"))
                .extracting("trigger")
                .contains("POLICY_BREACH");

        var closed = close("agent", ticket);
        assertThat(closed.getStatusCode()).as("%s", closed.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(desk.require(ticket).state()).isEqualTo(TicketState.REVIEW);
    }

    @Test
    void onOrdinaryItemsOnePersonIsEnough() {
        var ticket = requests.fault();
        requests.accept(ticket, "agent");

        assertThat(close("agent", ticket).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    private ResponseEntity<Map<String, Object>> close(String person, String ticket) {
        var answer = api.post(
                person,
                "/api/tickets/" + ticket + "/close",
                Map.of("resolutionCode", "COMPLETED", "resolutionNote", "It works again."));
        engine.runJobs(ticket);
        return answer;
    }
}
