package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.TestClock;
import io.baton.engine.SystemContext;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.TicketLinks;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;

/** The whole way of a customer, over several teams and several tickets; its owner is called whatever team works. */
@BatonTest
@Capability("O2.5")
class JourneyTests {

    private static final ModelUnderTest MODEL = new ModelUnderTest("request-fulfilment");

    /** Whoever answers for the journey of the service Workplace; in none of the teams that work for it. */
    private static final String OWNER = "change-manager";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Api api;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TestClock time;

    @Autowired
    private TicketDesk desk;

    @Autowired
    private TicketLinks links;

    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void start() {
        MODEL.start(server);
    }

    /** Whoever works in other tests is not to be chosen by what was left open here. */
    @AfterEach
    void nothingIsLeftOpen() {
        opened.stream()
                .filter(key -> !MODEL.ticket(key).state().isOver())
                .forEach(key -> MODEL.act("lead", key, "cancel", "reason", "The test is over."));
    }

    @Test
    void aRequestOverThreeTeamsHasOneClockAndItsBreachCallsTheOwner() {
        time.forwardTo(monday());
        var kit = starterKit();
        MODEL.fulfilTask("agent2", kit, "account");
        time.forward(Duration.ofDays(7));
        MODEL.runJobs(kit);
        MODEL.fulfilTask("agent", kit, "workplace");
        assertThat(teams(kit)).contains("identity-access", "applications", "desktop-support", "procurement");

        assertThat(journeys(kit)).singleElement().satisfies(clock -> {
            assertThat(clock).containsEntry("target", "PT120H").containsEntry("mode", "RUNNING");
            assertThat(Duration.parse(clock.get("elapsed").toString()))
                    .isBetween(Duration.ofHours(1), Duration.ofHours(41));
        });
        assertThat(percents(kit)).isEmpty();
        assertThat(ladders(kit)).isEmpty();

        late(kit);

        assertThat(percents(kit)).containsExactly(80, 90, 100);
        assertThat(ladders(kit)).singleElement().satisfies(ladder -> {
            assertThat(ladder).containsEntry("state", "CLIMBING").containsEntry("rung", 1);
            assertThat(ladder.get("reason").toString()).contains("Journey: the target of 120 h is missed");
            assertThat(ladder.get("rungs").toString())
                    .contains("called=[" + OWNER + "]", "whom=JOURNEY_OWNER", "rule=Rule_JourneyLate");
        });
        assertThat(MODEL.text("agent", "/api/tickets/" + kit + "/notifications"))
                .contains("JOURNEY_WARNING");
        answer(kit, "I talk to procurement.");
        assertThat(ladders(kit))
                .singleElement()
                .satisfies(ladder -> assertThat(ladder)
                        .containsEntry("state", "ACKNOWLEDGED")
                        .containsEntry("acknowledgedBy", OWNER));
    }

    @Test
    void whoDoesNotAnswerIsCalledAgainTogetherWithTheProcessOwner() {
        time.forwardTo(monday());
        var ticket = newScreen();
        late(ticket);

        MODEL.fireTimersAt(ticket, "Event_AcknowledgementOverdue");

        assertThat(ladders(ticket)).singleElement().satisfies(ladder -> {
            assertThat(ladder).containsEntry("rung", 2);
            assertThat(ladder.get("rungs").toString()).contains("called=[" + OWNER + ", process-owner]");
        });
    }

    @Test
    void theClockGoesOnWithThePartsWhenTheFirstTicketIsOverAndStillCallsTheOwner() {
        time.forwardTo(monday());
        var first = newScreen();
        var part = noted(MODEL.orderPasswordReset("requester"));
        assertThat(journeys(part)).as("its service is part of no journey").isEmpty();
        var linked = api.text(
                "agent",
                HttpMethod.POST,
                "/api/tickets/" + first + "/links",
                Map.of("relation", "PARENT_OF", "other", part));
        assertThat(linked.getStatusCode().is2xxSuccessful())
                .as("%s", linked.getBody())
                .isTrue();

        MODEL.act("requester", first, "cancel", "reason", "No longer needed");
        MODEL.runJobs(first);
        assertThat(MODEL.state(first)).isEqualTo("CANCELLED");
        assertThat(journey(first)).containsEntry("mode", "RUNNING");
        assertThat(journey(part).get("id")).isEqualTo(journey(first).get("id"));
        assertThat(api.get("agent", "/api/tickets/" + part + "/sla")
                        .getBody()
                        .get("journey")
                        .toString())
                .contains("new-at-work", "first=" + first, part);

        late(first);
        assertThat(ladders(first))
                .singleElement()
                .satisfies(ladder -> assertThat(ladder.get("rungs").toString()).contains("called=[" + OWNER + "]"));

        MODEL.act("requester", part, "cancel", "reason", "No longer needed");
        MODEL.runJobs(part);
        MODEL.runJobs(first);
        assertThat(journey(first)).containsEntry("mode", "ENDED").containsEntry("breached", true);
        assertThat(String.valueOf(journey(first).get("explanation"))).contains("last ticket of the journey is over");
        assertThat(ladders(first))
                .singleElement()
                .satisfies(ladder -> assertThat(ladder).containsEntry("state", "SUBJECT_ENDED"));
    }

    @Test
    void theClockRestsOnlyWhileEveryTicketOfTheWayDoes() {
        time.forwardTo(monday());
        var first = newScreen();
        MODEL.complete("agent", first, "Task_AcceptTask");
        var part = noted(MODEL.orderPasswordReset("requester"));
        MODEL.complete("agent", part, "Task_AcceptTask");
        links(first, part);

        hold(first);
        assertThat(journey(first)).containsEntry("mode", "RUNNING");
        time.forward(Duration.ofHours(2));
        hold(part);
        assertThat(journey(first)).containsEntry("mode", "PAUSED");
        assertThat(worked(first)).isEqualTo(2);
        time.forward(Duration.ofHours(3));
        MODEL.act("agent", part, "resume");
        MODEL.runJobs(part);
        assertThat(journey(first)).containsEntry("mode", "RUNNING");
        assertThat(worked(first)).isEqualTo(2);

        var replayed = api.get("agent", "/api/tickets/" + part + "/sla?target=PT1H&calendar=24x7")
                .getBody();
        assertThat(replayed.toString()).contains("kind=JOURNEY", "target=PT1H");
        assertThat(journey(part)).containsEntry("target", "PT120H");
    }

    @Test
    void twoWaysBecomeOneWhoseClockBeganFirst() {
        var earlier = newScreen();
        var later = newScreen();
        var kept = journey(earlier).get("id");
        assertThat(journey(later).get("id")).isNotEqualTo(kept);

        links(later, earlier);

        assertThat(open(later)).extracting(clock -> clock.get("id")).containsExactly(kept);
        assertThat(open(earlier)).extracting(clock -> clock.get("id")).containsExactly(kept);
        links(earlier, later);
        assertThat(open(later)).as("a circle changes nothing").hasSize(1);
    }

    @Test
    void theWayFollowsTheServiceOfItsFirstTicket() {
        var ticket = newScreen();

        desk.record(ticket, Map.of(TicketField.SERVICE, "Remote access"));
        assertThat(journey(ticket)).containsEntry("target", "PT80H");
        assertThat(String.valueOf(journey(ticket).get("plans"))).contains("SERVICE_CHANGED", "PT120H", "PT80H");

        desk.record(ticket, Map.of(TicketField.SERVICE, "Identity"));
        assertThat(journey(ticket)).containsEntry("mode", "ENDED");
        assertThat(api.get("agent", "/api/tickets/" + ticket + "/sla").getBody().get("journey"))
                .isNull();

        desk.record(ticket, Map.of(TicketField.SERVICE, "workplace"));
        assertThat(open(ticket))
                .singleElement()
                .satisfies(clock -> assertThat(clock).containsEntry("target", "PT120H"));
    }

    @Test
    void whoeverOwnsItThenIsCalledAndNobodyWhoLeft() {
        time.forwardTo(monday());
        var first = newScreen();
        var second = newScreen();
        var leaver = "leaver-" + UUID.randomUUID().toString().substring(0, 8);
        try {
            owner("commander");
            late(first);
            api.post(
                    "admin",
                    "/api/people",
                    Map.of("id", leaver, "name", "Lea Ver", "email", "l@demo.example", "vip", false, "tier", 0));
            owner(leaver);
            api.post("admin", "/api/people/" + leaver + "/disable", Map.of());
            MODEL.runJobs(second);
            MODEL.runJobs(second);
            MODEL.runJobs(second);
        } finally {
            owner(OWNER);
        }

        assertThat(called(first)).contains("called=[commander]");
        assertThat(called(second)).contains("process-owner").doesNotContain(leaver);
    }

    private static String called(String ticket) {
        return ladders(ticket).stream()
                .map(ladder -> String.valueOf(ladder.get("rungs")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void requestersReadTheDeadlineWithoutTheWordsOfThoseWhoWork() {
        var ticket = newScreen();
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        hold(ticket);

        var seen = journey("requester", ticket);
        assertThat(seen.get("events")).isEqualTo(List.of());
        assertThat(seen.get("explanation").toString())
                .contains("the clock rests")
                .doesNotContain(ticket + " is");
        assertThat(api.get("requester2", "/api/tickets/" + ticket + "/sla")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(page("requester", "/portal/tickets/" + ticket))
                .contains("The whole journey", "New at work", "Clara Weiss");
    }

    /** Until what is promised for the whole, three weeks of eight hours a day, has gone by, whatever holidays there are. */
    private void late(String ticket) {
        time.forward(Duration.ofDays(60));
        for (int threshold = 0; threshold < 3; threshold++) {
            MODEL.runJobs(ticket);
        }
    }

    /** Full hours, counting day and night. */
    @SuppressWarnings("unchecked")
    private long worked(String ticket) {
        var sla = api.get("agent", "/api/tickets/" + ticket + "/sla?calendar=24x7")
                .getBody();
        return ((List<Map<String, Object>>) sla.get("clocks"))
                .stream()
                        .filter(clock -> clock.get("kind").equals("JOURNEY"))
                        .map(clock ->
                                Duration.parse(clock.get("elapsed").toString()).toHours())
                        .findFirst()
                        .orElseThrow();
    }

    /** An order of the service Workplace that is like no other. */
    private String newScreen() {
        return noted(MODEL.order(
                "requester", MODEL.offer("monitor", Map.of()), Map.of("quantity", 1, "place", "Berlin, desk 1")));
    }

    private String noted(String ticket) {
        opened.add(ticket);
        return ticket;
    }

    /** The owner answers the call that came to the owner, among others about single tasks. */
    private void answer(String ticket, String note) {
        var call = SystemContext.call(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(ticket)
                .taskDefinitionKey("Task_AcknowledgeEscalation")
                .taskCandidateUser(OWNER)
                .singleResult()
                .getId());
        var answer = api.post(
                OWNER,
                "/api/tickets/" + ticket + "/tasks/" + call + "/complete",
                Map.of("variables", Map.of("acknowledgeNote", note)));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        MODEL.runJobs(ticket);
    }

    private String starterKit() {
        var kit = noted(MODEL.orderStarterKit("requester"));
        MODEL.complete("manager", kit, "Task_ApproveRequest", "approved", true, "approvalReason", "Needed");
        while (MODEL.waitsAt(kit).contains("Task_ApproveRequest")) {
            MODEL.complete("director", kit, "Task_ApproveRequest", "approved", true, "approvalReason", "Needed");
        }
        return kit;
    }

    private void hold(String ticket) {
        var answer = MODEL.act("agent", ticket, "hold", "reason", "Waits for the supplier.");
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s", answer.getBody())
                .isTrue();
        MODEL.runJobs(ticket);
    }

    private void links(String whole, String part) {
        links.connect(whole, TicketLinks.PARENT_OF, part);
    }

    private void owner(String person) {
        var journey = Map.of("name", "New at work", "owner", person, "services", List.of("Workplace", "E-mail"));
        var path = "/api/journeys/new-at-work";
        var etag = api.get("process-owner", path).getHeaders().getETag();
        var answer =
                api.exchange("process-owner", HttpMethod.PUT, path, journey, Map.of("If-Match", String.valueOf(etag)));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }

    private static List<String> teams(String ticket) {
        return MODEL.plan(ticket).stream()
                .map(task -> String.valueOf(task.get("group")))
                .toList();
    }

    private Map<String, Object> journey(String ticket) {
        return journey("agent", ticket);
    }

    private Map<String, Object> journey(String person, String ticket) {
        return clocks(person, ticket).stream().findFirst().orElseThrow();
    }

    private List<Map<String, Object>> journeys(String ticket) {
        return clocks("agent", ticket);
    }

    private List<Map<String, Object>> open(String ticket) {
        return journeys(ticket).stream()
                .filter(clock -> !clock.get("mode").equals("ENDED"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> clocks(String person, String ticket) {
        var answer = api.get(person, "/api/tickets/" + ticket + "/sla");
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        return ((List<Map<String, Object>>) answer.getBody().get("clocks"))
                .stream().filter(clock -> clock.get("kind").equals("JOURNEY")).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Object> percents(String ticket) {
        return ((List<Map<String, Object>>) journey(ticket).get("events"))
                .stream().map(event -> event.get("percent")).toList();
    }

    private static List<Map<String, Object>> ladders(String ticket) {
        return MODEL.list("agent", "/api/tickets/" + ticket + "/escalations").stream()
                .filter(ladder -> ladder.get("trigger").equals("JOURNEY"))
                .toList();
    }

    /** The next one at nine in the morning where the business calendars are at home. */
    private Instant monday() {
        return time.now()
                .atZone(ZoneId.of("Europe/Berlin"))
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .with(LocalTime.of(9, 0))
                .toInstant();
    }

    @Test
    void pageOfAServiceShowsItsJourneyAndToRequestersNoFigures() {
        var ticket = newScreen();

        assertThat(page("requester", "/portal/services/workplace"))
                .contains("Journey: New at work", "Clara Weiss", "120 h of working time", "E-mail")
                .contains(ticket, "/portal/items/laptop")
                .doesNotContain("Measured in the last quarter", "Satisfaction", "sla-performance");
        assertThat(page("requester2", "/portal/services/workplace")).doesNotContain(ticket);
        assertThat(page("lead", "/portal/services/workplace"))
                .contains("Measured in the last quarter", "groupBy=journey", "Of these something broken");
        assertThat(page("lead", "/portal/services")).contains("Work from anywhere");
        assertThat(page("requester", "/portal/services/identity")).doesNotContain("Journey:");
        assertThat(page("lead", "/portal/reports/sla-performance?groupBy=journey"))
                .contains("Half of them (h)");
    }

    private String page(String person, String path) {
        var answer = Browser.signedIn(port, person, "demo").open(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}
