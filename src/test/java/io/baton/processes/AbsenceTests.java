package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.engine.OpenTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

@BatonTest
@Capability("W8.2")
class AbsenceTests {

    private static final String APPROVE = "Task_ApproveRequest";

    private final ModelUnderTest model = new ModelUnderTest("approval");

    @Autowired
    ApplicationContext server;

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    Clock clock;

    private final List<String> entered = new ArrayList<>();

    @BeforeEach
    void start() {
        model.start(server);
    }

    @AfterEach
    void everybodyIsBack() {
        new ArrayList<>(entered).forEach(this::endIfThere);
    }

    @Test
    void openApprovalGoesToTheDeputyThenToTheManagerAndBack() {
        var ticket = model.orderLaptop("requester");
        assertThat(asked(ticket)).isEqualTo("manager");

        var away = away("manager", "commander");
        assertThat(asked(ticket)).isEqualTo("commander");
        assertThat(timeline(ticket)).contains("manager is away: commander is asked in the place of manager");

        var alsoAway = away("commander", "cab-infra");
        assertThat(asked(ticket)).as("the deputy's deputy does not inherit").isEqualTo("lead");

        end(alsoAway);
        end(away);
        assertThat(asked(ticket)).isEqualTo("manager");
        assertThat(timeline(ticket)).contains("manager is back and asked again instead of lead");
        assertThat(vote("lead", ticket).getStatusCode().value()).isEqualTo(403);
        assertThat(vote("manager", ticket).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void newApprovalIsAskedOfTheDeputyWhoDecides() {
        away("manager", "commander");
        var ticket = model.orderLaptop("requester");

        assertThat(asked(ticket)).isEqualTo("commander");
        assertThat(vote("commander", ticket).getStatusCode().value()).isEqualTo(200);
        engine.runJobs(ticket);

        assertThat(model.waitsAt(ticket)).containsExactly("Task_AcceptTask");
        assertThat(timeline(ticket)).contains("Approved by commander for manager");
    }

    @Test
    void whoAsksForItIsNeverTheStandIn() {
        away("manager", "requester");
        var ticket = model.orderLaptop("requester");

        assertThat(asked(ticket)).isEqualTo("lead");
    }

    @Test
    void approverMayStillDecideWhileAway() {
        var ticket = model.orderLaptop("requester");
        away("manager", "commander");

        assertThat(vote("manager", ticket).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void workGoesBackToTheQueueAndIsGivenBackWhenNobodyTookIt() {
        var ticket = model.orderMonitor("requester");
        var task = engine.task(ticket, "Task_AcceptTask");
        engine.assign(task.id(), "agent");

        var away = away("agent", null);
        assertThat(engine.task(ticket, "Task_AcceptTask").assignee()).isNotEqualTo("agent");
        assertThat(timeline(ticket)).contains("agent is away: the task");

        end(away);
        assertThat(engine.task(ticket, "Task_AcceptTask").assignee()).isEqualTo("agent");
        assertThat(timeline(ticket)).contains("agent is back and has the task again");
    }

    @Test
    void workThatSomebodyTookMeanwhileStaysThere() {
        var ticket = model.orderMonitor("requester");
        engine.assign(engine.task(ticket, "Task_AcceptTask").id(), "agent");
        var away = away("agent", null);
        engine.assign(engine.task(ticket, "Task_AcceptTask").id(), null);
        engine.assign(engine.task(ticket, "Task_AcceptTask").id(), "cab-app");

        end(away);

        assertThat(engine.task(ticket, "Task_AcceptTask").assignee()).isEqualTo("cab-app");
    }

    @Test
    void workThatComesBackToSomebodyAwayIsHandedOnAtOnce() {
        var ticket = model.orderMonitor("requester");
        model.complete("agent", ticket, "Task_AcceptTask");
        model.complete(
                "agent",
                ticket,
                "Task_WorkOnTask",
                "resolutionCode",
                "COMPLETED",
                "resolutionNote",
                "It stands there.",
                "assetTag",
                model.deviceInStock(),
                "assetPlace",
                "Berlin");
        if (model.waitsAt(ticket).contains("Task_VerifyResult")) {
            model.complete(
                    "agent",
                    ticket,
                    "Task_VerifyResult",
                    "verified",
                    true,
                    "testResult",
                    "Tried it out.",
                    "sideEffectCheck",
                    "All quiet.");
        }
        away("agent", null);

        model.complete("lead", ticket, "Task_ReviewTask", "reviewOutcome", "REWORK", "reviewNote", "It flickers.");

        assertThat(engine.task(ticket, "Task_WorkOnTask").assignee()).isNotEqualTo("agent");
        assertThat(timeline(ticket)).contains("agent did the work before and is away");
    }

    @Test
    void refusesCirclesOverlapsAndDeputiesWhoAreNeverThere() {
        away("cab-infra", "cab-security");
        assertProblem(enter("cab-infra", "cab-infra", null, 24), 409, "absence-overlaps");
        assertProblem(enter("commander", "commander", "cab-infra", 24), 409, "deputy-absent");

        away("director", "process-owner");
        var tomorrow = clock.instant().plus(Duration.ofHours(40));
        var first = enter("process-owner", "process-owner", tomorrow, 24, "commander");
        assertThat(first.getStatusCode().value()).as("%s", first.getBody()).isEqualTo(201);
        entered.add("process-owner/" + first.getBody().get("id"));
        assertProblem(enter("commander", "commander", tomorrow, 24, "process-owner"), 409, "deputy-circle");
        var circle = api.post(
                "commander",
                "/api/me/deputies",
                Map.of(
                        "deputy", "process-owner",
                        "from", tomorrow.toString().substring(0, 10),
                        "until", tomorrow.plus(Duration.ofDays(2)).toString().substring(0, 10)));
        assertProblem(circle, 409, "deputy-circle");
        assertThat(circle.getBody().get("circle")).isEqualTo(List.of("commander", "process-owner", "commander"));
    }

    @Test
    void refusesWhatIsNoAbsence() {
        var now = clock.instant();
        assertProblem(enter("commander", "commander", now.plusSeconds(7200), -1, null), 422, "until");
        assertProblem(enter("commander", "commander", now.minusSeconds(7200), 1, null), 422, "until");
        assertProblem(enter("commander", "commander", now, 24 * 400, null), 422, "until");
        assertProblem(enter("commander", "commander", now, 24 * 40, "cab-app"), 422, "until");
        assertProblem(enter("commander", "commander", now, 24, "commander"), 422, "deputy");
        assertProblem(enter("commander", "commander", now, 24, "auditor"), 422, "deputy");
        assertProblem(
                api.post(
                        "commander", "/api/staff/commander/absences", Map.of("from", "x", "until", "y", "reason", "z")),
                422,
                "from");
        assertProblem(enter("admin", "nobody-known", now, 24, null), 404, "not-found");
    }

    @Test
    void everybodyEntersTheOwnOnesLeadsThoseOfTheirPeopleAndOnlyTheyReadWhy() {
        assertProblem(enter("agent2", "agent", null, 24), 403, "not-your-team");
        assertProblem(enter("lead", "agent2", null, 24), 403, "not-your-team");
        assertProblem(enter("auditor", "auditor", null, 24), 403, "");

        var answer = enter("lead", "agent", clock.instant().plus(Duration.ofDays(3)), 24, null);
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getBody()).containsEntry("state", "PLANNED");
        entered.add("agent/" + answer.getBody().get("id"));

        assertThat(absences("auditor", "agent")).contains("doctor");
        assertThat(absences("agent", "agent")).contains("doctor");
        assertThat(absences("agent2", "agent")).contains("PLANNED").doesNotContain("doctor");
        assertProblem(
                api.exchange("agent2", HttpMethod.DELETE, "/api/staff/" + path(entered.get(0)), null, Map.of()),
                403,
                "not-your-team");
    }

    @Test
    void namesWhomSomebodyStandsInForInThatTime() {
        away("cab-security", "commander");

        var answer = enter("commander", "commander", null, 2);
        entered.add("commander/" + answer.getBody().get("id"));

        assertThat(String.valueOf(answer.getBody().get("conflicts"))).contains("stand in for cab-security");
    }

    private String away(String person, @Nullable String deputy) {
        var answer = enter(person, person, deputy, 48);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        assertThat(answer.getBody()).containsEntry("state", "ACTIVE");
        var place = person + "/" + answer.getBody().get("id");
        entered.add(place);
        return place;
    }

    private ResponseEntity<Map<String, Object>> enter(String by, String person, @Nullable String deputy, int hours) {
        return enter(by, person, clock.instant(), hours, deputy);
    }

    private ResponseEntity<Map<String, Object>> enter(
            String by, String person, Instant from, int hours, @Nullable String deputy) {
        var body = new HashMap<String, Object>(Map.of(
                "from", from.toString(),
                "until", from.plus(Duration.ofHours(hours)).toString(),
                "reason", "doctor"));
        if (deputy != null) {
            body.put("deputy", deputy);
        }
        return api.post(by, "/api/staff/" + person + "/absences", body);
    }

    private void end(String place) {
        assertThat(endIfThere(place)).isEqualTo(204);
    }

    private int endIfThere(String place) {
        entered.remove(place);
        return api.exchange("admin", HttpMethod.DELETE, "/api/staff/" + path(place), null, Map.of())
                .getStatusCode()
                .value();
    }

    private static String path(String place) {
        return place.replace("/", "/absences/");
    }

    private static void assertProblem(ResponseEntity<Map<String, Object>> answer, int status, String word) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(status);
        assertThat(answer.getBody().toString()).contains(word);
    }

    private @Nullable String asked(String ticket) {
        return task(ticket).assignee();
    }

    private OpenTask task(String ticket) {
        return engine.task(ticket, APPROVE);
    }

    private ResponseEntity<Map<String, Object>> vote(String person, String ticket) {
        return api.post(
                person,
                "/api/tickets/" + ticket + "/tasks/" + task(ticket).id() + "/complete",
                Map.of("variables", Map.of("approved", true)));
    }

    private String timeline(String ticket) {
        return api.text("auditor", HttpMethod.GET, "/api/tickets/" + ticket + "/timeline", null)
                .getBody();
    }

    private String absences(String reader, String person) {
        return api.text(reader, HttpMethod.GET, "/api/staff/" + person + "/absences", null)
                .getBody();
    }
}
