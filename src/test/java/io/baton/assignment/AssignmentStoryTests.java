package io.baton.assignment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.engine.Decisions;
import io.baton.engine.OpenTask;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.engine.SystemContext;
import io.baton.engine.Worklist;
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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
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
    Processes processes;

    @Autowired
    Worklist worklist;

    @Autowired
    TaskService tasks;

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
                .anyMatch(it -> it.startsWith(dan + " away, until "));
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

    @Test
    @Capability("T3.2")
    void thirtyTicketsOfTheSameMomentAreTenForEachOfThree() throws Exception {
        var crew = crew();
        var people = List.of(crew.person("ada"), crew.person("bea"), crew.person("cem"));
        crew.row("ROUND_ROBIN", "", "");
        var tickets = IntStream.range(0, 30).mapToObj(i -> requests.fault()).toList();

        var pool = Executors.newFixedThreadPool(6);
        try {
            for (var done : tickets.stream()
                    .map(ticket -> pool.submit(() -> give(ticket, crew)))
                    .toList()) {
                done.get(2, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(tickets.stream().collect(groupingBy(ticket -> assigneeIn(crew, ticket), counting())))
                .isEqualTo(people.stream().collect(toMap(person -> person, person -> 10L)));
    }

    @Test
    @Capability("I3.6")
    void fourUrgentTicketsGoToTwoPeopleThenToTheTeamThatHelpsOutAndThenToTheCommander() {
        var second = crew();
        var dan = second.person("dan", "hardware");
        var crew = crew();
        var ada = crew.person("ada", "hardware");
        var bea = crew.person("bea", "hardware");
        crew.row("LEAST_ACTIVE", "1", second.team);
        var tickets = IntStream.range(0, 4)
                .mapToObj(i -> requests.fault("impact", "HIGH", "urgency", "HIGH"))
                .toList();

        tickets.forEach(ticket -> give(ticket, crew));

        assertThat(assigneeIn(crew, tickets.get(0))).isEqualTo(ada);
        assertThat(assigneeIn(crew, tickets.get(1))).isEqualTo(bea);
        assertThat(assigneeIn(second, tickets.get(2))).isEqualTo(dan);
        assertThat(String.valueOf(choiceFor("auditor", tickets.get(2)).get("candidates")))
                .contains("at cap 1 of 1 for P1 and P2");
        var last = tickets.get(3);
        assertThat(assigneeIn(crew, last)).isEqualTo("nobody");
        var task = engine.task(last, "Task_RebalanceWork");
        assertThat(task.candidateGroups()).containsExactly("incident-commander");
        assertThat(worklist.said(task.id(), ProcessVariables.LOAD_FIGURES).orElseThrow())
                .contains(
                        "**" + crew.team + "**: 2 open tasks, weight 16, 2 of P1/P2",
                        ada + ": 1 open task, weight 8, 1 of P1/P2",
                        dan + ": 1 open task, weight 8, 1 of P1/P2");
    }

    @Test
    @Capability("I3.6")
    void commanderIsAskedTooWhenTheTeamIsFullAndTheOneThatHelpsOutLacksTheSkill() {
        var second = crew();
        second.person("dan", "cobol-" + second.team);
        var crew = crew();
        crew.person("ada", "hardware");
        crew.row("LEAST_ACTIVE", "1", second.team);
        var tickets = IntStream.range(0, 2)
                .mapToObj(i -> requests.fault("impact", "HIGH", "urgency", "HIGH"))
                .toList();

        tickets.forEach(ticket -> give(ticket, crew));

        assertThat(engine.task(tickets.get(1), "Task_RebalanceWork").candidateGroups())
                .containsExactly("incident-commander");
        assertThat(String.valueOf(choiceFor("auditor", tickets.get(1)).get("candidates")))
                .contains("at cap 1 of 1 for P1 and P2", "lacks skill hardware");
    }

    @Test
    @Capability("T3.5")
    void criticalTicketWithARareSkillHasAnExpertAndABackupAndTheReportNamesTheSkill() {
        var crew = crew();
        var rare = "cobol-" + crew.team;
        var ada = crew.person("ada", rare, "common-" + crew.team);
        var bea = crew.person("bea", "common-" + crew.team);
        var ticket = requests.fault();
        db.sql(
                        "insert into assignment_need (ticket_key, skills, service_tier) select ?, ?, 1 from ticket where ticket_key = ?"
                                + " and not exists (select 1 from assignment_need where ticket_key = ?)")
                .params(ticket, rare, ticket, ticket)
                .update();
        db.sql("update assignment_need set skills = ?, service_tier = 1 where ticket_key = ?")
                .params(rare, ticket)
                .update();

        give(ticket, crew);

        var task = engine.openTasks(ticket).stream()
                .filter(it -> it.candidateGroups().contains(crew.team))
                .findFirst()
                .orElseThrow();
        assertThat(task.assignee()).isEqualTo(ada);
        assertThat(SystemContext.call(() -> tasks.getIdentityLinksForTask(task.id())))
                .extracting(IdentityLink::getUserId)
                .contains(bea);
        assertThat(choose(ticket, crew, "common-" + crew.team).strategy()).isEqualTo(Strategy.ROLE_QUEUE);
        assertThat(api.get("lead", "/api/reports/role-overlap").getBody().toString())
                .contains(rare, "One person only")
                .doesNotContain("common-" + crew.team);
    }

    @Test
    void whoTheTeamGetsBackFromIsNotAskedAgainAndAnIgnoredQueueIsLeftToTheLeastBusy() {
        var crew = crew();
        var ada = crew.person("ada");
        var bea = crew.person("bea");
        var ticket = requests.fault();
        give(ticket, crew);
        assertThat(assigneeIn(crew, ticket)).isEqualTo("nobody");

        assertThat(choose(ticket, crew).assignee()).isEqualTo(ada);
        var again = assignees.choose(
                new Vacancy(ticket, ticket + "-T1", crew.team, Set.of(), Set.of(ada, bea), "Given back"));
        assertThat(again.assignee()).isNull();
    }

    @Test
    @Capability("T3.4")
    void reworkPassesOverWhoeverIsAwayByNowAndNobodyHandsWorkToThem() {
        var ticket = requests.laptopInWork();
        var work = engine.task(ticket, "Task_WorkOnTask").id();
        api.post(
                "agent",
                "/api/tickets/" + ticket + "/tasks/" + work + "/complete",
                Map.of(
                        "variables",
                        Map.of(
                                "resolutionCode",
                                "DEFERRED",
                                "resolutionNote",
                                "Later.",
                                "justification",
                                "None left.")));
        engine.runJobs(ticket);
        var away = Crew.absence(db, "agent", clock.instant().plus(Duration.ofDays(2)));
        try {
            engine.complete(ticket, "Task_ReviewTask", Map.of("reviewOutcome", "REWORK", "reviewNote", "One came in."));

            assertThat(engine.task(ticket, "Task_WorkOnTask").assignee()).isNull();
            assertThat(api.text("lead", HttpMethod.GET, "/api/tickets/" + ticket + "/timeline?size=200", null)
                            .getBody())
                    .contains("agent did the work before and is away");
            var refused = api.post(
                    "lead", "/api/tickets/" + ticket + "/reassign", Map.of("assignee", "agent", "reason", "Knows it"));
            assertThat(refused.getStatusCode().value()).isEqualTo(422);
            assertThat(String.valueOf(refused.getBody())).contains("is away until");
        } finally {
            db.sql("delete from staff_absence where id = ?").param(away).update();
        }
    }

    /** A piece of work for the team, as the ticket's plan would have it. */
    private void give(String ticket, Crew crew) {
        db.sql("update fulfilment_task set task_group = ? where ticket_key = ?")
                .params(crew.team, ticket)
                .update();
        processes.start("fulfilment-task", ticket, Map.of("taskKey", ticket + "-T1"));
        engine.runJobs(ticket);
    }

    private String assigneeIn(Crew crew, String ticket) {
        return engine.openTasks(ticket).stream()
                .filter(task -> task.candidateGroups().contains(crew.team))
                .map(OpenTask::assignee)
                .map(assignee -> assignee == null ? "nobody" : assignee)
                .findFirst()
                .orElse("no task");
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
