package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.TestClock;
import io.baton.engine.SystemContext;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.util.ReflectionTestUtils;

@BatonTest
class SlaWatchTests {

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

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    @Qualifier("clockReconciler")
    private Object reconciler;

    @Test
    @Capability({"T5.3", "I3.3"})
    void eachThresholdOfEachClockFiresOnceAndSaysHowLate() {
        var key = urgent();
        assertThat(percents(key, "RESOLUTION")).isEmpty();

        pass(key, "PT3H12M1S");
        assertThat(percents(key, "RESOLUTION")).containsExactly(80);
        assertThat(percents(key, "RESPONSE")).containsExactly(80, 90, 100);
        pass(key, "PT24M");
        assertThat(percents(key, "RESOLUTION")).containsExactly(80, 90);
        pass(key, "PT24M");
        pass(key, "PT24M");

        assertThat(percents(key, "RESOLUTION")).containsExactly(80, 90, 100);
        var first = events(key, "RESOLUTION").get(0);
        assertThat(first).containsEntry("late", false).containsEntry("cause", "TIMER");
        assertThat(Duration.ofMillis(((Number) first.get("lagMillis")).longValue()))
                .isBetween(Duration.ofMillis(0), Duration.ofMinutes(1));
        // one for whoever has the work, and one for a backup if there is one
        assertThat(List.of("Resolution at 80 percent", "Resolution at 90 percent", "Resolution: target missed"))
                .allSatisfy(
                        about -> assertThat(messages(key, about)).isNotEmpty().doesNotHaveDuplicates());
    }

    @Test
    @Capability("O5.2")
    void aMissedTargetHasItsCreditItsEscalationAndItsImprovement() {
        var key = urgent();

        pass(key, "PT4H1M");

        assertThat(events(key, "RESOLUTION"))
                .filteredOn(event -> event.get("percent").equals(100))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event).containsEntry("creditPercent", 5).containsEntry("escalates", true);
                    assertThat(String.valueOf(event.get("improvement"))).startsWith("IMP-");
                });
        assertThat(timeline(key)).anyMatch(line -> line.startsWith("Service credit of 5 percent"));
    }

    @Test
    @Capability("W5.3")
    void raisedPriorityKeepsTheTimeThatWentByAndShowsBothPlans() {
        time.forwardTo(monday());
        var key = requests.fault("impact", "MEDIUM", "urgency", "LOW");
        var before = due(key, "RESOLUTION");
        time.forward(Duration.ofHours(1));

        tickets.record(key, Map.of(TicketField.PRIORITY, "P1"));
        engine.runJobs(key);

        assertThat(due(key, "RESOLUTION")).isBefore(before);
        assertThat((List<?>) clock(key, "RESOLUTION").get("plans"))
                .last()
                .satisfies(plan -> assertThat(String.valueOf(plan))
                        .contains("PRIORITY_CHANGED", "targetBefore=", "targetAfter=PT4H"));
        // a quarter of an hour was over before anybody could wait for it
        assertThat(percents(key, "RESPONSE")).containsExactly(80, 90, 100);
        assertThat(events(key, "RESPONSE"))
                .allSatisfy(
                        event -> assertThat(event).containsEntry("late", true).containsEntry("cause", "RECALC"));
    }

    @Test
    void oneTimerPerClockAndNoneOnceTheTicketIsOver() {
        var key = urgent();

        assertThat(timers(key)).as(String.valueOf(clocks(key))).isEqualTo(3);

        api.post("requester", "/api/tickets/" + key + "/cancel", Map.of("reason", "No longer needed"));
        engine.runJobs(key);
        assertThat(tickets.require(key).state().isOver()).isTrue();
        assertThat(watches(key)).isZero();
    }

    @Test
    void aLostTimerIsHealedFromTheTableAndTheLagIsOnRecord() {
        var key = urgent();
        SystemContext.run(() -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("sla-watch")
                .list()
                .forEach(watch -> runtime.deleteProcessInstance(watch.getId(), "Lost")));
        pass(key, "PT13M");
        assertThat(percents(key, "RESPONSE")).isEmpty();

        // a server that was down has its timers; only after a while they count as lost
        ReflectionTestUtils.invokeMethod(reconciler, "heal");
        engine.runJobs(key);
        assertThat(percents(key, "RESPONSE")).isEmpty();
        time.forward(Duration.ofMinutes(4));
        ReflectionTestUtils.invokeMethod(reconciler, "heal");
        engine.runJobs(key);

        assertThat(percents(key, "RESPONSE")).containsExactly(80, 90, 100);
        assertThat(events(key, "RESPONSE").get(0))
                .containsEntry("cause", "RECONCILED")
                .containsEntry("late", true);
        assertThat(Duration.ofMillis(((Number) events(key, "RESPONSE").get(0).get("lagMillis")).longValue()))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(7));
    }

    @Test
    void newVersionOfACalendarCountsFromThenOn() {
        time.forwardTo(monday());
        var key = requests.fault("impact", "MEDIUM", "urgency", "LOW");
        var before = due(key, "RESOLUTION");
        var business = api.get("admin", "/api/calendars/business-hours");
        var closed = new HashMap<String, Object>(business.getBody());
        closed.keySet().retainAll(Set.of("title", "zone", "week", "holidays"));
        var today = time.now().atZone(ZoneId.of("Europe/Berlin")).toLocalDate();
        closed.put(
                "closures",
                List.of(Map.of(
                        "from",
                        today.plusDays(1).toString(),
                        "to",
                        today.plusDays(1).toString(),
                        "reason",
                        "Fire drill")));

        var changed = api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/calendars/business-hours",
                closed,
                Map.of("If-Match", String.valueOf(business.getHeaders().getETag())));
        assertThat(changed.getStatusCode().value())
                .as(String.valueOf(changed.getBody()))
                .isEqualTo(200);
        ReflectionTestUtils.invokeMethod(reconciler, "tick");
        closed.put("closures", List.of());
        api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/calendars/business-hours",
                closed,
                Map.of("If-Match", String.valueOf(changed.getHeaders().getETag())));

        var clock = clock(key, "RESOLUTION");
        assertThat(Instant.parse(clock.get("dueAt").toString())).isAfter(before);
        assertThat(String.valueOf(clock.get("explanation"))).contains("calendar changed", "Fire drill");
    }

    @Test
    void aReplayUnderAnotherTargetAndCalendarChangesNothing() {
        var key = urgent();
        var real = due(key, "RESOLUTION");

        var replayed = api.get("agent", "/api/tickets/" + key + "/sla?calendar=24x7&target=PT30M")
                .getBody();
        assertThat(replayed).containsEntry("replayed", true);
        assertThat(String.valueOf(replayed)).contains("target=PT30M");
        assertThat(due(key, "RESOLUTION")).isEqualTo(real);
        assertThat(api.get("agent", "/api/tickets/" + key + "/sla?target=PT0S")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.get("agent", "/api/tickets/" + key + "/sla?calendar=none")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(api.get("requester2", "/api/tickets/" + key + "/sla")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        var seen = String.valueOf(
                api.get("requester", "/api/tickets/" + key + "/sla").getBody());
        assertThat(seen).contains("RESOLUTION").doesNotContain("kind=OLA");
    }

    @Test
    void clocksRestWhileTheTicketDoesAndGroupsAddUp() {
        var key = requests.laptopInWork();
        assertThat(clock(key, "RESPONSE")).containsEntry("mode", "ENDED");

        var hold = api.post("agent", "/api/tickets/" + key + "/hold", Map.of("reason", "Waiting for the supplier"));
        assertThat(hold.getStatusCode().is2xxSuccessful())
                .as(String.valueOf(hold.getBody()))
                .isTrue();
        engine.runJobs(key);
        assertThat(clock(key, "RESOLUTION")).containsEntry("mode", "PAUSED");
        time.forward(Duration.ofDays(30));
        engine.runJobs(key);
        assertThat(percents(key, "RESOLUTION")).isEmpty();
        assertThat(String.valueOf(clock(key, "RESOLUTION").get("explanation")))
                .contains("the clock rests", "Waiting for the supplier", "if the clock ran on now");

        var sla = api.get("agent", "/api/tickets/" + key + "/sla").getBody();
        var groups = clocks(key).stream()
                .filter(clock -> clock.get("kind").equals("OLA"))
                .map(clock -> Duration.parse(clock.get("running").toString()))
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(groups).isEqualTo(Duration.parse(sla.get("ticketTime").toString()));
    }

    /** The next one at nine in the morning where the business calendars are at home. */
    private Instant monday() {
        return time.now()
                .atZone(ZoneId.of("Europe/Berlin"))
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .with(LocalTime.of(9, 0))
                .toInstant();
    }

    private String urgent() {
        return requests.fault("impact", "HIGH", "urgency", "HIGH");
    }

    private void pass(String key, String duration) {
        time.forward(Duration.parse(duration));
        engine.runJobs(key);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> clocks(String key) {
        var answer = api.get("agent", "/api/tickets/" + key + "/sla");
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(200);
        return (List<Map<String, Object>>) answer.getBody().get("clocks");
    }

    private Map<String, Object> clock(String key, String kind) {
        return clocks(key).stream()
                .filter(clock -> clock.get("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> events(String key, String kind) {
        return (List<Map<String, Object>>) clock(key, kind).get("events");
    }

    private List<Object> percents(String key, String kind) {
        return events(key, kind).stream().map(event -> event.get("percent")).toList();
    }

    private Instant due(String key, String kind) {
        return Instant.parse(clock(key, kind).get("dueAt").toString());
    }

    private List<String> timeline(String key) {
        return tickets.timeline(key, true, 0, 200).items().stream()
                .map(entry -> entry.text())
                .toList();
    }

    private List<String> messages(String key, String about) {
        return timeline(key).stream()
                .filter(line -> line.startsWith("Message to ") && line.contains(about))
                .toList();
    }

    private long watches(String key) {
        return SystemContext.call(() -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("sla-watch")
                .count());
    }

    private long timers(String key) {
        return SystemContext.call(
                () -> runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .processDefinitionKey("sla-watch")
                        .list()
                        .stream()
                        .mapToLong(watch -> management
                                .createJobQuery()
                                .processInstanceId(watch.getId())
                                .timers()
                                .count())
                        .sum());
    }
}
