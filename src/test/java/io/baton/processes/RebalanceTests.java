package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.assignment.Crew;
import io.baton.engine.Decisions;
import io.baton.engine.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class RebalanceTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("rebalance");

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    JdbcClient db;

    @Autowired
    Decisions decisions;

    @Autowired
    Processes processes;

    @Autowired
    EngineDriver engine;

    @Autowired
    Clock clock;

    private Crew crew;
    private String ada;

    @BeforeEach
    void teamWithoutAnyRoom() {
        crew = new Crew(api, db, decisions, port);
        ada = crew.person("ada");
        crew.row("LEAST_ACTIVE", "0", "");
    }

    @AfterEach
    void putTheTableBack() throws Exception {
        Crew.deployTable(port, Files.readString(Path.of("decisions/assignment.dmn")));
    }

    @Test
    @Capability("I3.6")
    void commanderGivesTheWorkToSomebodyWithAReason() {
        var ticket = tooMuch();

        MODEL.complete(
                "commander", ticket, "Task_RebalanceWork", "rebalanceTo", ada, "rebalanceReason", "Drop the rest.");

        assertThat(assignees(ticket)).containsExactly(ada);
        assertThat(MODEL.waitsAt(ticket)).doesNotContain("Task_RebalanceWork");
        assertThat(MODEL.text("commander", "/api/tickets/" + ticket + "/timeline?size=200"))
                .contains("Given to " + ada + " by the incident commander: Drop the rest.");
    }

    @Test
    void taskGoesAwayWhenSomebodyTakesTheWork() {
        var ticket = tooMuch();

        engine.assign(work(ticket), ada);

        assertThat(MODEL.waitsAt(ticket)).doesNotContain("Task_RebalanceWork");
    }

    @Test
    void onlyTheCommanderDecidesAndOnlyForSomebodyWhoCanTakeIt() {
        var ticket = tooMuch();
        crew.away(ada, clock.instant().plus(Duration.ofDays(2)));

        assertThat(rebalance("agent", ticket, "agent", "I have time.")).isEqualTo(404);
        assertThat(rebalance("commander", ticket, "nobody-we-know", "Try.")).isEqualTo(422);
        assertThat(rebalance("commander", ticket, ada, "She is away.")).isEqualTo(422);
        assertThat(rebalance("commander", ticket, "agent3", "")).isEqualTo(422);
        assertThat(MODEL.waitsAt(ticket)).contains("Task_RebalanceWork");
    }

    @Test
    void isAskedOnceForEachPieceOfWork() {
        var ticket = tooMuch();

        processes.start("fulfilment-task", ticket, Map.of("taskKey", ticket + "-T1"));
        engine.runJobs(ticket);

        assertThat(MODEL.waitsAt(ticket)).containsOnlyOnce("Task_RebalanceWork");
    }

    private int rebalance(String person, String ticket, String to, String why) {
        return MODEL.tryToComplete(person, ticket, "Task_RebalanceWork", "rebalanceTo", to, "rebalanceReason", why)
                .getStatusCode()
                .value();
    }

    private String tooMuch() {
        var ticket = MODEL.ask(
                "requester",
                "The billing server is down for everybody",
                "intent",
                "BROKEN",
                "impact",
                "HIGH",
                "urgency",
                "HIGH");
        db.sql("update fulfilment_task set task_group = ? where ticket_key = ?")
                .params(crew.team, ticket)
                .update();
        processes.start("fulfilment-task", ticket, Map.of("taskKey", ticket + "-T1"));
        engine.runJobs(ticket);
        return ticket;
    }

    private String work(String ticket) {
        return engine.openTasks(ticket).stream()
                .filter(task -> task.candidateGroups().contains(crew.team))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> assignees(String ticket) {
        return engine.openTasks(ticket).stream()
                .filter(task -> task.candidateGroups().contains(crew.team))
                .map(io.baton.engine.OpenTask::assignee)
                .toList();
    }
}
