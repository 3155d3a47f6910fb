package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

@BatonTest
@Capability("O2.4")
class TeamHandOverTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("team-hand-over");

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    TestClock clock;

    @Test
    void acceptedWorkIsTheOtherTeams() {
        var ticket = inWork("The pipeline runner crashes");

        assertThat(offer(ticket, "agent", Map.of()).getStatusCode().value()).isEqualTo(201);
        engine.runJobs(ticket);
        assertThat(MODEL.task(ticket, "Task_AcceptHandOver").candidateGroups()).containsExactly("devops-team");
        assertThat(MODEL.ticket(ticket).assignedGroup()).isEqualTo("service-desk");

        assertThat(MODEL.tryToComplete("agent", ticket, "Task_AcceptHandOver", "handOverAccepted", true)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        MODEL.complete("devops1", ticket, "Task_AcceptHandOver", "handOverAccepted", true);

        assertThat(MODEL.ticket(ticket).assignedGroup()).isEqualTo("devops-team");
        assertThat(MODEL.task(ticket, "Task_WorkOnTask").candidateGroups()).containsExactly("devops-team");
        assertThat(MODEL.task(ticket, "Task_WorkOnTask").assignee()).isEqualTo("devops1");
        assertThat(MODEL.text("devops1", "/api/tickets/" + ticket + "/hand-overs"))
                .contains("ACCEPTED", "Log of run 17", "devops1");
        assertThat(offer(ticket, "agent", Map.of("to", "sre")).getStatusCode().value())
                .isEqualTo(201);
    }

    @Test
    void declinedWorkComesBackWithTheReason() {
        var ticket = inWork("The build agent hangs");
        offer(ticket, "agent", Map.of());
        engine.runJobs(ticket);

        var silent = MODEL.tryToComplete("devops1", ticket, "Task_AcceptHandOver", "handOverAccepted", false);
        assertThat(silent.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(silent.getBody())).contains("handOverReason");
        MODEL.complete(
                "devops1",
                ticket,
                "Task_AcceptHandOver",
                "handOverAccepted",
                false,
                "handOverReason",
                "The log is missing.");

        assertThat(MODEL.ticket(ticket).assignedGroup()).isEqualTo("service-desk");
        assertThat(MODEL.task(ticket, "Task_WorkOnTask").assignee()).isEqualTo("agent");
        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/timeline"))
                .contains("The work came back to agent: The log is missing.");
        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/hand-overs"))
                .contains("DECLINED");
    }

    @Test
    void unansweredWorkComesBackWhenTheTimeIsOver() {
        var ticket = inWork("The deployment hangs");
        offer(ticket, "agent", Map.of());
        engine.runJobs(ticket);

        clock.forward(Duration.ofHours(5));
        engine.runJobs(ticket);

        assertThat(MODEL.passed(ticket)).contains("Event_OfferExpired", "EndEvent_WorkReturned");
        assertThat(MODEL.ticket(ticket).assignedGroup()).isEqualTo("service-desk");
        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/hand-overs"))
                .contains("EXPIRED", "answered in time");
    }

    @Test
    void cancelledTicketNeedsNoAnswer() {
        var ticket = inWork("The artefact store is slow");
        offer(ticket, "agent", Map.of());
        engine.runJobs(ticket);

        MODEL.act("requester", ticket, "cancel", "reason", "Works again.");

        assertThat(MODEL.passed(ticket)).contains("Event_OfferWithdrawn");
        assertThat(MODEL.isRunning(ticket)).isFalse();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"to, service-desk", "to, nobody", "what, ' '", "evidence, ''", "until, 2020-01-01T00:00:00Z"})
    void contractThatSaysTooLittleIsRefused(String field, String value) {
        var ticket = inWork("The scanner is broken");

        var refused = offer(ticket, "agent", Map.of(field, value));

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("field=" + field);
    }

    @Test
    void ticketIsOfferedToOneTeamAtATimeAndByItsOwnTeam() {
        var ticket = inWork("The router blinks");
        offer(ticket, "agent", Map.of());

        assertThat(offer(ticket, "agent", Map.of("to", "sre")).getStatusCode().value())
                .isEqualTo(409);
        assertThat(offer(ticket, "requester", Map.of()).getStatusCode().value()).isEqualTo(403);
        assertThat(offer(ticket, "sre1", Map.of()).getStatusCode().value()).isIn(403, 404);
    }

    private String inWork(String what) {
        var ticket = MODEL.ask("requester", what + ", it is broken", "intent", "BROKEN");
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        return ticket;
    }

    private ResponseEntity<Map<String, Object>> offer(String ticket, String person, Map<String, Object> changes) {
        var body = new HashMap<String, Object>(Map.of(
                "to",
                "devops-team",
                "what",
                "Finding out why the runner stops; the talk with the requester stays with us.",
                "evidence",
                "Log of run 17",
                "until",
                clock.now().plus(Duration.ofHours(4)).toString()));
        body.putAll(changes);
        return api.post(person, "/api/tickets/" + ticket + "/hand-over", body);
    }
}
