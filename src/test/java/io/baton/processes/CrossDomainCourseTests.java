package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineCall;
import io.baton.EngineDriver;
import io.baton.engine.OpenTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

@BatonTest
class CrossDomainCourseTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("cross-domain-course");

    private static final List<String> THREE_DOMAINS = List.of("sw-core-1", "host-web-01");

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @LocalServerPort
    int port;

    @Test
    @Capability("O2.3")
    void threeDomainsLookIntoItAndOneOwnerDecides() {
        var ticket = broken("app-shop", THREE_DOMAINS);

        assertThat(ticket).startsWith("INC-");
        assertThat(investigations(ticket)).containsExactlyInAnyOrder("network", "applications", "sre");
        assertThat(MODEL.task(ticket, "Task_DecideCourse").assignee()).isEqualTo("commander");
        assertThat(MODEL.text("lead", "/api/tickets/" + ticket + "/decisions"))
                .contains("decision-owner", "ci-domain", "incident-commander");

        report(ticket, "Network", "agent2", "AT_FAULT", "sw-core-1 drops packets.");
        report(ticket, "Application", "agent2", "HIT", "The shop waits for answers.");
        report(ticket, "Infrastructure", "sre1", "HEALTHY", "The host is idle.");
        assertThat(MODEL.variable(ticket, "courseFindings").toString())
                .contains("**Network** (at fault): sw-core-1 drops packets.", "The host is idle.");

        MODEL.complete("commander", ticket, "Task_DecideCourse", "courseTeam", "network", "courseDecision", "Swap it.");

        assertThat(MODEL.ticket(ticket).assignedGroup()).isEqualTo("network");
        assertThat(MODEL.task(ticket, "Task_AcceptTask").candidateGroups()).contains("network");
        assertThat(MODEL.text("commander", "/api/tickets/" + ticket + "/timeline"))
                .contains("Ines Kovac decided: Network leads. Swap it.");
    }

    @Test
    @Capability("O2.3")
    void nobodyElseDecidesAtAnyDoor() {
        var ticket = broken("app-shop", THREE_DOMAINS);
        var other = secondCommander();
        var task = MODEL.task(ticket, "Task_DecideCourse");
        var values = Map.<String, Object>of("courseTeam", "network", "courseDecision", "Mine.");
        var typed = "{\"variables\":{\"courseTeam\":{\"value\":\"network\"},\"courseDecision\":{\"value\":\"Mine.\"}}}";

        for (var person : List.of("agent2", "lead", other)) {
            assertThat(api.post(
                                    person,
                                    "/api/tickets/" + ticket + "/tasks/" + task.id() + "/complete",
                                    Map.of("variables", values))
                            .getStatusCode()
                            .value())
                    .as(person)
                    .isEqualTo(403);
            assertThat(EngineCall.asClient(port, person)
                            .post("/engine-rest/task/" + task.id() + "/complete", typed)
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
            assertThat(EngineCall.inBrowser(port, person)
                            .post(EngineCall.COPY + "/task/" + task.id() + "/submit-form", typed)
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(EngineCall.asClient(port, other)
                        .post("/engine-rest/task/" + task.id() + "/claim", "{\"userId\":\"" + other + "\"}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(MODEL.task(ticket, "Task_DecideCourse").assignee()).isEqualTo("commander");
    }

    @Test
    @Capability("O2.3")
    void leadHandsTheDecisionOnWithAReason() {
        var ticket = broken("app-shop", THREE_DOMAINS);
        var other = secondCommander();
        var task = MODEL.task(ticket, "Task_DecideCourse").id();

        var handed = api.post(
                "lead",
                "/api/tickets/" + ticket + "/reassign",
                Map.of("taskId", task, "assignee", other, "reason", "Ines is on a plane."));

        assertThat(handed.getStatusCode().is2xxSuccessful())
                .as("%s", handed.getBody())
                .isTrue();
        var values = Map.<String, Object>of("courseTeam", "sre", "courseDecision", "Restart the host.");
        assertThat(MODEL.tryToComplete(
                                "commander",
                                ticket,
                                "Task_DecideCourse",
                                "courseTeam",
                                "sre",
                                "courseDecision",
                                "Restart the host.")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(api.post(
                                other,
                                "/api/tickets/" + ticket + "/tasks/" + task + "/complete",
                                Map.of("variables", values))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        engine.runJobs(ticket);
        assertThat(MODEL.ticket(ticket).assignedGroup()).isEqualTo("sre");
        assertThat(investigations(ticket)).isEmpty();
    }

    @Test
    @Capability("O2.3")
    void teamOutsideTheDomainsCannotLead() {
        var ticket = broken("app-shop", THREE_DOMAINS);

        var refused = MODEL.tryToComplete(
                "commander", ticket, "Task_DecideCourse", "courseTeam", "procurement", "courseDecision", "Buy one.");

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("courseTeam");
    }

    @Test
    @Capability("O2.3")
    void undecidedCourseCallsMorePeople() {
        var ticket = broken("app-shop", List.of("sw-core-1"));
        assertThat(MODEL.task(ticket, "Task_DecideCourse").assignee()).isEqualTo("lead");

        engine.fireTimers(ticket);

        assertThat(MODEL.passed(ticket)).contains("EndEvent_MorePeopleCalled");
        assertThat(MODEL.waitsAt(ticket)).contains("Task_DecideCourse");
    }

    @Test
    void oneDomainDecidesForItself() {
        var ticket = broken("app-shop", List.of("db-042"));

        assertThat(MODEL.passed(ticket)).contains("EndEvent_NoDecisionNeeded");
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_AcceptTask");
    }

    @Test
    @Capability("O2.3")
    void unknownItemsAreRefusedAndNothingIsOpened() {
        var refused = api.post(
                "requester",
                "/api/intake",
                Map.of(
                        "text",
                        "The shop is broken, says the till",
                        "intent",
                        "BROKEN",
                        "ciId",
                        "app-shop",
                        "ciIds",
                        List.of("nobody-knows-1")));

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("ciIds", "nobody-knows-1");
    }

    @Test
    void agentAddsAnItemLater() {
        var ticket = broken("app-shop", List.of());

        var added = api.post(
                "agent", "/api/tickets/" + ticket + "/configuration-items", Map.of("ciIds", List.of("db-042")));

        assertThat(added.getBody()).containsEntry("ciIds", List.of("app-shop", "db-042"));
        assertThat(api.post(
                                "requester",
                                "/api/tickets/" + ticket + "/configuration-items",
                                Map.of("ciIds", List.of("db-042")))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private String broken(String item, List<String> more) {
        return MODEL.ask(
                "requester", "The program crashes with an error", "intent", "BROKEN", "ciId", item, "ciIds", more);
    }

    private List<String> investigations(String ticket) {
        return engine.openTasks(ticket).stream()
                .filter(task -> task.nodeId().equals("Task_InvestigateDomain"))
                .flatMap(task -> task.candidateGroups().stream())
                .toList();
    }

    private void report(String ticket, String domain, String person, String status, String finding) {
        var task = engine.openTasks(ticket).stream()
                .filter(open -> open.nodeId().equals("Task_InvestigateDomain"))
                .filter(open -> open.name().contains(domain))
                .map(OpenTask::id)
                .findFirst()
                .orElseThrow();
        var answer = api.post(
                person,
                "/api/tickets/" + ticket + "/tasks/" + task + "/complete",
                Map.of("variables", Map.of("domainStatus", status, "domainFinding", finding)));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        engine.runJobs(ticket);
    }

    private String secondCommander() {
        roles("cab-member", "incident-commander", "requester");
        return "cab-app";
    }

    @AfterEach
    void takeTheRoleBack() {
        roles("cab-member", "requester");
    }

    private void roles(String... names) {
        assertThat(api.exchange(
                                "admin",
                                HttpMethod.PUT,
                                "/api/people/cab-app/roles",
                                Map.of("names", List.of(names)),
                                Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }
}
