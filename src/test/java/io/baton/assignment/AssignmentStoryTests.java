package io.baton.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.engine.Decisions;
import io.baton.ticket.Assignees;
import io.baton.ticket.Assignees.Choice;
import io.baton.ticket.Assignees.Strategy;
import io.baton.ticket.Assignees.Vacancy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class AssignmentStoryTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    Requests requests;

    @Autowired
    JdbcClient db;

    @Autowired
    Decisions decisions;

    @Autowired
    Assignees assignees;

    @Autowired
    Clock clock;

    @AfterEach
    void putTheTableBack() throws Exception {
        Crew.deployTable(port, Files.readString(Path.of("decisions/assignment.dmn")));
    }

    @Test
    @Capability({"T3.1", "C2.2"})
    void cellChangedInModelerDecidesTheNextTicketAndTheDecisionsTellWhy() throws Exception {
        Crew.deployTable(
                port,
                Files.readString(Path.of("decisions/assignment.dmn"))
                        .replace(
                                "<outputEntry id=\"OutputEntry_ServiceDesk_1\">\n          <text>\"ROLE_QUEUE\"",
                                "<outputEntry id=\"OutputEntry_ServiceDesk_1\">\n          <text>\"LEAST_ACTIVE\""));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> "LEAST_ACTIVE"
                        .equals(decisions
                                .lookUp("assignment", Map.of("group", "service-desk", "onCall", false))
                                .get(0)
                                .get("assignmentModel")));

        var ticket = requests.fault();

        var assignee = engine.task(ticket, "Task_AcceptTask").assignee();
        assertThat(assignee).isIn("agent", "lead");
        var choice = choiceFor("agent", ticket);
        assertThat(String.valueOf(choice.get("rules"))).contains("Rule_ServiceDesk", "LEAST_ACTIVE");
        assertThat(String.valueOf(choice.get("outcome"))).startsWith("Given to " + assignee + " (least to do");
        assertThat(candidates(choice))
                .filteredOn(it -> "CHOSEN".equals(it.get("verdict")))
                .extracting(it -> it.get("person"))
                .containsExactly(assignee);
        assertThat(choiceFor("requester", ticket).get("candidates"))
                .as("who has how much to do is not for the requester")
                .isEqualTo(List.of());
    }

    @Test
    void whatIsLeftInTheQueueStaysThere() {
        var ticket = requests.fault();

        assertThat(engine.task(ticket, "Task_AcceptTask").assignee()).isNull();
        assertThat(String.valueOf(choiceFor("agent", ticket).get("outcome")))
                .isEqualTo("Left in the queue of service-desk");
    }

    @Test
    @Capability({"C2.2", "W3.5"})
    void absentAndUnskilledAreNeverChosenAndALostSkillMovesTheNextTicket() {
        var crew = crew();
        var ada = crew.person("ada", "vpn");
        var bea = crew.person("bea", "vpn");
        var cem = crew.person("cem");
        var dan = crew.person("dan", "vpn");
        crew.away(dan, clock.instant().plus(Duration.ofDays(3)));
        crew.row("SKILL", "", "");
        var ticket = requests.fault();

        assertThat(choose(ticket, crew, "vpn").assignee()).isEqualTo(ada);
        crew.forget(ada, "vpn");
        var choice = choose(ticket, crew, "vpn");

        assertThat(choice.assignee()).isEqualTo(bea);
        assertThat(candidates(choiceFor("agent", ticket)))
                .extracting(it -> it.get("person") + " " + it.get("reason"))
                .contains(ada + " lacks skill vpn", cem + " lacks skill vpn")
                .anyMatch(it -> it.startsWith(dan + " away: holiday, until "));
    }

    @Test
    @Capability("W3.5")
    void sameTicketInsideAndOutsideAShiftGoesToDifferentPeople() {
        var crew = crew();
        var ada = crew.person("ada");
        var bea = crew.person("bea");
        crew.rowsOnCallElse("SKILL");
        var ticket = requests.fault();

        assertThat(choose(ticket, crew).assignee()).isEqualTo(ada);
        crew.onCall(bea, clock.instant().minusSeconds(60), clock.instant().plusSeconds(3600));

        var choice = choose(ticket, crew);
        assertThat(choice.strategy()).isEqualTo(Strategy.ON_CALL);
        assertThat(choice.assignee()).isEqualTo(bea);
    }

    @Test
    void nobodyAvailableIsNeverSilent() {
        var crew = crew();
        var ada = crew.person("ada");
        crew.away(ada, clock.instant().plus(Duration.ofDays(3)));
        crew.row("LEAST_ACTIVE", "", "");
        var ticket = requests.fault();

        assertThat(choose(ticket, crew).assignee()).isNull();

        assertThat(api.get("agent", "/api/tickets/" + ticket + "/timeline?size=200")
                        .getBody()
                        .toString())
                .contains("NOBODY_AVAILABLE", "Nobody of " + crew.team + " can take it: " + ada);
    }

    private Crew crew() {
        return new Crew(api, db, decisions, port);
    }

    private Choice choose(String ticket, Crew crew, String... skills) {
        return assignees.choose(new Vacancy(
                ticket, ticket + "-T1", crew.team, Set.of(skills), Set.of(), "The test looks for somebody"));
    }

    /** The latest entry of the table on the ticket's decisions. */
    private Map<String, Object> choiceFor(String person, String ticket) {
        return api.list(person, "/api/tickets/" + ticket + "/decisions").stream()
                .filter(it -> "assignment".equals(it.get("decision")))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> candidates(Map<String, Object> choice) {
        return (List<Map<String, Object>>) choice.get("candidates");
    }
}
