package io.baton.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.TestClock;
import io.baton.ticket.Bypasses;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import io.baton.ticket.work.TaskPlans;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@BatonTest
class WorkScheduleTests {

    private static final String CHANGE = "CHG-2026-WORK";

    @Autowired
    private Api api;

    @Autowired
    private Requests requests;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private TaskPlans plans;

    @Autowired
    private TicketDesk desk;

    @Autowired
    private ChangeCalendar calendar;

    @Autowired
    private WorkRests rests;

    @Autowired
    private Bypasses bypasses;

    @Autowired
    private TestClock clock;

    private Instant start = Instant.EPOCH;
    private String ticket = "";
    private String task = "";

    @BeforeEach
    void planAChange() {
        start = clock.now().plus(Duration.ofHours(5)).truncatedTo(ChronoUnit.HOURS);
        ticket = requests.fault("ciId", "host-test-01");
        task = plans.of(ticket, null).get(0).key();
        calendar.put(new Plan(
                CHANGE, "Renew test host", Set.of("host-test-01"), null, "test", null, start, start.plusSeconds(7200)));
    }

    @AfterEach
    void takeItAway() {
        calendar.drop(CHANGE);
        calendar.drop(task);
    }

    @Test
    @Capability("T4.2")
    void workInTheWindowOfAChangeIsRefusedWithWhatIsInTheWayAndTheNextFreeTime() {
        var answer = plan("agent", null, null);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.getBody()).containsEntry("rule", "schedule-conflict");
        assertThat(String.valueOf(answer.getBody().get("conflicts")))
                .contains("kind=SAME_ITEM", "with=" + CHANGE, "host-test-01 is worked on by " + CHANGE);
        assertThat(String.valueOf(answer.getBody().get("next"))).contains("from=" + start.plusSeconds(7200));
        assertThat(api.get("agent", path()).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    @Capability("T4.2")
    void forcingItTakesAReasonThatIsLookedAtAfterwards() {
        var unsaid = plan("agent", "FORCE", " ");
        var forced = plan("agent", "FORCE", "The host is down now");

        assertThat(unsaid.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(String.valueOf(unsaid.getBody())).contains("field=reason");
        assertThat(forced.getStatusCode()).isEqualTo(HttpStatus.OK);
        var bypass =
                bypasses.find(String.valueOf(forced.getBody().get("bypass"))).orElseThrow();
        assertThat(bypass.kind()).isEqualTo("SCHEDULE_FORCED");
        assertThat(bypass.reason()).isEqualTo("The host is down now");
        assertThat(bypass.owner()).isEqualTo("agent");
        assertThat(bypass.summary()).contains(CHANGE);
        assertThat(api.text("process-owner", HttpMethod.GET, "/api/reports/bypass-exceptions", null)
                        .getBody())
                .contains("Schedule forced", "The host is down now");
    }

    @Test
    @Capability("T4.2")
    void workThatWaitsRestsUntilTheWindowEndsAndThenGoesOn() {
        var waiting = plan("agent", "WAIT", "The host is renewed first");
        engine.runJobs(ticket);

        assertThat(waiting.getStatusCode())
                .as(String.valueOf(waiting.getBody()))
                .isEqualTo(HttpStatus.OK);
        var free = start.plusSeconds(7200);
        assertThat(waiting.getBody())
                .containsEntry("from", free.toString())
                .containsEntry("restsUntil", free.toString());
        assertThat(desk.require(ticket).state()).isEqualTo(TicketState.ON_HOLD);
        rests.tick();
        assertThat(desk.require(ticket).state()).isEqualTo(TicketState.ON_HOLD);

        clock.forwardTo(free.minusSeconds(60));
        calendar.put(new Plan(
                CHANGE, "Renew test host", Set.of("host-test-01"), null, "test", null, start, free.plusSeconds(3600)));
        clock.forwardTo(free.plusSeconds(1));
        rests.tick();
        assertThat(desk.require(ticket).state()).as("the change takes longer").isEqualTo(TicketState.ON_HOLD);

        clock.forwardTo(free.plusSeconds(3601));
        rests.tick();
        engine.runJobs(ticket);
        assertThat(desk.require(ticket).state()).isNotEqualTo(TicketState.ON_HOLD);
        assertThat(api.get("agent", path()).getBody()).containsEntry("restsUntil", null);
    }

    @Test
    void aFreeTimeIsTakenAndTimesThatAreNoneAreRefused() {
        var free = api.exchange(
                "agent",
                HttpMethod.PUT,
                path(),
                Map.of(
                        "from",
                        start.plusSeconds(7200).toString(),
                        "until",
                        start.plusSeconds(9000).toString()),
                Map.of());
        var backwards = api.exchange(
                "agent",
                HttpMethod.PUT,
                path(),
                Map.of("from", start.toString(), "until", start.minusSeconds(1).toString()),
                Map.of());

        assertThat(free.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(String.valueOf(
                        api.get("agent", "/api/calendar?item=host-test-01").getBody()))
                .contains("id=" + task);
        assertThat(String.valueOf(backwards.getBody())).contains("field=until");
        assertThat(plan("auditor", null, null).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(api.get("requester2", path()).getStatusCode()).isIn(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);
    }

    private String path() {
        return "/api/tickets/" + ticket + "/tasks/" + task + "/time";
    }

    private ResponseEntity<Map<String, Object>> plan(
            String person, @Nullable String onConflict, @Nullable String reason) {
        var body = new HashMap<String, Object>(Map.of(
                "from",
                start.plusSeconds(600).toString(),
                "until",
                start.plusSeconds(2400).toString()));
        body.put("onConflict", onConflict);
        body.put("reason", reason);
        return api.exchange(person, HttpMethod.PUT, path(), body, Map.of());
    }
}
