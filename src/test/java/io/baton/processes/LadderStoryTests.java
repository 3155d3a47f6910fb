package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.TestClock;
import io.baton.ticket.TicketDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** From a clock that runs out to the ladder, as time goes by. */
@BatonTest
class LadderStoryTests {

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final String FAULT = "The database of the web shop is broken, it does not work.";
    private static final String WISH = "I need access to the application of the web shop.";

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("sla-watch");

    private static int count;

    @Autowired
    private Requests requests;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private Api api;

    @Autowired
    private TestClock time;

    @Autowired
    private TicketDesk tickets;

    @Test
    @Capability("I1.4")
    void afterAnHourTheIncidentIsAtLevelTwoAndTheRequestAboutTheSameServiceNotYetEscalated() {
        var incident = about("INCIDENT", "HIGH", FAULT);
        var request = about("REQUEST", "LOW", WISH);
        var urgentRequest = about("REQUEST", "HIGH", WISH);
        assertThat(tickets.require(incident).priority())
                .isEqualTo(tickets.require(urgentRequest).priority())
                .isEqualTo("P1");

        pass(Duration.ofHours(1), incident, request, urgentRequest);

        assertThat(ladders(incident, "RESPONSE"))
                .as(timeline(incident).toString())
                .singleElement()
                .satisfies(ladder -> assertThat(ladder).containsEntry("rung", 2));
        assertThat(decisions(incident)).contains("sla-tolerances", "degradationTolerance", "PT5M", "escalation-path");
        assertThat(ladders(request, "RESPONSE")).isEmpty();
        assertThat(ladders(request, "RESOLUTION")).isEmpty();

        // even as urgent, and missed as soon, a late request of tier 1 is borne with for two hours
        assertThat(ladders(urgentRequest, "RESPONSE")).isEmpty();
        assertThat(decisions(urgentRequest)).contains("sla-tolerances", "delayTolerance", "PT2H");
        assertThat(timeline(urgentRequest))
                .anyMatch(line -> line.startsWith("Response: borne with for 2 h of working time, until "));

        pass(Duration.ofMinutes(80), urgentRequest);
        assertThat(ladders(urgentRequest, "RESPONSE"))
                .as(timeline(urgentRequest).toString())
                .singleElement()
                .satisfies(ladder -> assertThat(ladder).containsEntry("rung", 1));
    }

    @Test
    void theTierOfTheServiceIsNotLostOnTheWay() {
        var key = about("INCIDENT", "HIGH", FAULT);

        requests.accept(key, "agent2");

        assertThat(tickets.require(key).ciContext()).containsEntry("serviceTier", 1);
        assertThat(api.text("agent2", HttpMethod.GET, "/api/tickets/" + key + "/sla", null)
                        .getBody())
                .contains("Rule_ResolutionP1OnTier1")
                .doesNotContain("\"rule\":\"Rule_ResolutionP1\"");
    }

    @Test
    @Capability("I1.4")
    void nobodyIsCalledAboutWhatCameLateButWithinItsTolerance() {
        var key = about("INCIDENT", "HIGH", FAULT);

        pass(Duration.ofMinutes(17), key);
        requests.accept(key, "agent2");
        pass(Duration.ofMinutes(30), key);

        assertThat(decisions(key)).contains("sla-tolerances");
        assertThat(ladders(key, "RESPONSE")).isEmpty();
        MODEL.act("lead", key, "cancel", "reason", "The test is over.");
        assertThat(MODEL.passed(key)).contains("EndEvent_NobodyCalled", "EndEvent_ClockOver");
    }

    @Test
    @Capability("I3.3")
    void unansweredCallsTheTeamAndUnsolvedCallsOthersUntilSomebodyAcknowledges() {
        var key = requests.fault("impact", "HIGH", "urgency", "MEDIUM");
        assertThat(tickets.require(key).priority()).isEqualTo("P2");

        pass(Duration.ofMinutes(85), key);
        var unanswered = ladders(key, "RESPONSE").get(0);
        assertThat(unanswered).containsEntry("rung", 1).containsEntry("state", "CLIMBING");

        // the answer ends the first ladder, and the solution is awaited
        accept(key);
        assertThat(ladders(key, "RESPONSE").get(0)).containsEntry("state", "SUBJECT_ENDED");
        pass(Duration.ofMinutes(7 * 60), key);

        var unsolved = ladders(key, "RESOLUTION").get(0);
        assertThat(unsolved).containsEntry("rung", 1).containsEntry("state", "CLIMBING");
        assertThat(first(unanswered)).containsEntry("whom", "ON_CALL,TEAM");
        assertThat(first(unsolved)).containsEntry("whom", "ASSIGNEE,TEAM_LEAD");

        acknowledge(key, "lead");
        pass(Duration.ofHours(5), key);

        assertThat(ladders(key, "RESOLUTION"))
                .singleElement()
                .satisfies(
                        ladder -> assertThat(ladder).containsEntry("rung", 1).containsEntry("state", "ACKNOWLEDGED"));
    }

    private void accept(String key) {
        var assignee = engine.task(key, "Task_AcceptTask").assignee();
        requests.accept(key, assignee == null ? "agent" : assignee);
    }

    private void acknowledge(String key, String person) {
        var answer = api.post(
                person,
                "/api/tickets/" + key + "/escalations/acknowledge",
                Map.of("note", "I take care of it.", "cause", "STAFFING"));
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(200);
        engine.runJobs(key);
    }

    /** About a service of tier 1. */
    private String about(String kind, String weight, String text) {
        var body = Map.of(
                "text",
                text + " No. " + ++count,
                "intent",
                kind.equals("INCIDENT") ? "BROKEN" : "NEED",
                "ciId",
                "db-042",
                "impact",
                weight,
                "urgency",
                weight);
        var answer = api.post("requester", "/api/intake", body).getBody();
        var key = MODEL.follow(String.valueOf(answer.get("key")));
        assertThat(tickets.require(key).kind()).as(String.valueOf(answer)).isEqualTo(kind);
        assertThat(tickets.require(key).ciContext()).containsEntry("serviceTier", 1);
        return key;
    }

    /** Time is lived through in small steps, so that one timer after the other is due. */
    private void pass(Duration time, String... keys) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            var left = time.minus(passed);
            this.time.forward(left.compareTo(STEP) < 0 ? left : STEP);
            for (var key : keys) {
                engine.runJobs(key);
            }
        }
    }

    private List<Map<String, Object>> ladders(String key, String trigger) {
        return api.list("auditor", "/api/tickets/" + key + "/escalations").stream()
                .filter(ladder -> trigger.equals(ladder.get("trigger")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Map<String, Object> ladder) {
        return ((List<Map<String, Object>>) ladder.get("rungs"))
                .stream().filter(rung -> rung.get("rung").equals(1)).findFirst().orElseThrow();
    }

    private String decisions(String key) {
        return api.text("agent2", HttpMethod.GET, "/api/tickets/" + key + "/decisions", null)
                .getBody();
    }

    private List<String> timeline(String key) {
        return tickets.timeline(key, true, 0, 200).items().stream()
                .map(entry -> entry.text())
                .toList();
    }
}
