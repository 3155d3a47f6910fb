package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.TestClock;
import io.baton.calendar.BusinessCalendar;
import io.baton.calendar.Calendars;
import io.baton.engine.SystemContext;
import io.baton.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Limits of tasks and waits of ladders count the working time of the ticket's calendar, and none of its rest. */
@BatonTest
class RestingWorkTests {

    @Autowired
    private Api api;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Calendars calendars;

    @Autowired
    private TestClock clock;

    @Test
    @Capability({"T2.2", "T3.3"})
    void limitsOfATaskAreWorkingTimeAndRestWithTheTicket() {
        var ticket = ordered();
        var hours = calendars.require("business-hours");
        var begun = timer(ticket, "Event_TaskUnaccepted");
        assertThat(due(begun)).isCloseTo(hours.plus(begun.getCreateTime().toInstant(), Duration.ofHours(4)), second());

        act(ticket, "hold", Map.of("reason", "Waits for the owner."));
        assertThat(timer(ticket, "Event_TaskUnaccepted").isSuspended()).isTrue();
        var restsFrom = clock.now();
        clock.forward(Duration.ofDays(9));
        engine.runJobs(ticket);
        assertThat(api.list("lead", "/api/tickets/" + ticket + "/escalations")).isEmpty();
        act(ticket, "resume", Map.of());

        var now = timer(ticket, "Event_TaskUnaccepted");
        assertThat(now.isSuspended()).isFalse();
        assertThat(due(now)).isCloseTo(left(hours, restsFrom, due(begun)), second());
        clock.forwardTo(due(now).plusSeconds(60));
        engine.runJobs(ticket);
        assertThat(api.list("lead", "/api/tickets/" + ticket + "/escalations"))
                .extracting("trigger")
                .contains("ACCEPT");
    }

    @Test
    @Capability("I3.3")
    void waitsBetweenRungsAreWorkingTimeAndRestWithTheTicket() {
        var ticket = ordered();
        var hours = calendars.require("business-hours");
        act(ticket, "escalate", Map.of("kind", "HIERARCHICAL", "reason", "Nobody wants it."));
        var begun = timer(ticket, "Event_AcknowledgementOverdue");
        assertThat(due(begun)).isCloseTo(hours.plus(begun.getCreateTime().toInstant(), Duration.ofHours(4)), second());
        assertThat(engine.task(ticket, "Task_AcknowledgeEscalation").due()).isCloseTo(due(begun), second());

        act(ticket, "hold", Map.of("reason", "Waits for the owner."));
        var restsFrom = clock.now();
        clock.forward(Duration.ofDays(9));
        act(ticket, "resume", Map.of());

        assertThat(due(timer(ticket, "Event_AcknowledgementOverdue")))
                .isCloseTo(left(hours, restsFrom, due(begun)), second());
    }

    private Instant left(BusinessCalendar hours, Instant restsFrom, Instant due) {
        return hours.plus(clock.now(), hours.between(restsFrom, due));
    }

    private static org.assertj.core.data.TemporalUnitOffset second() {
        return within(20, ChronoUnit.SECONDS);
    }

    private static Instant due(JobEntity timer) {
        return timer.getDuedate().toInstant();
    }

    private JobEntity timer(String ticket, String node) {
        return SystemContext.call(
                () -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(ticket).list().stream()
                        .flatMap(instance ->
                                management
                                        .createJobQuery()
                                        .processInstanceId(instance.getId())
                                        .timers()
                                        .list()
                                        .stream())
                        .map(JobEntity.class::cast)
                        .filter(job -> management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult()
                                .getActivityId()
                                .equals(node))
                        .findFirst()
                        .orElseThrow());
    }

    private void act(String ticket, String action, Map<String, Object> body) {
        var answer = api.post("lead", "/api/tickets/" + ticket + "/" + action, body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        engine.runJobs(ticket);
    }

    /** A password reset that nobody has accepted yet. */
    private String ordered() {
        var fields = Map.<String, Object>of(
                "account", "w" + Ids.next().substring(0, 6), "system", "erp", "callback", "4711");
        var order = Requests.onceMore(api, "requester", Map.of("itemId", "password-reset", "fields", fields));
        var key = String.valueOf(order.getBody().get("key"));
        engine.runJobs(key);
        return key;
    }
}
