package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@Capability("C2.6")
class ForecastReasonTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    EngineDriver engine;

    @Autowired
    TicketDesk desk;

    @Autowired
    TestClock time;

    @Autowired
    JdbcClient db;

    @Test
    void aHoldOfADaySendsANewForecastWithTheReasonThatLaterStepsDoNotUndo() {
        var key = requests.laptopInWork();
        var first = desk.require(key).expectedAt();
        assertThat(desk.require(key).expectedBecause()).isNull();

        post(
                "agent",
                key,
                "hold",
                Map.of(
                        "reason",
                        "Waits for a part.",
                        "until",
                        time.now().plus(Duration.ofDays(1)).toString()));

        var held = desk.require(key);
        assertThat(Duration.between(first, held.expectedAt())).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        assertThat(mails(key)).hasSize(1);
        assertThat(mails(key).get(0)).contains("the work rests for a while");
        assertThat(String.valueOf(api.get("requester", "/api/tickets/" + key + "/timeline")
                        .getBody()))
                .contains("Another expected time: the work rests for a while.");

        time.forward(Duration.ofDays(3));
        post("agent", key, "resume", Map.of());
        assertThat(desk.require(key).expectedBecause()).contains("longer than foreseen");
        assertThat(mails(key)).hasSize(2);

        var moved = desk.require(key).expectedAt();
        engine.complete(
                key,
                "Task_WorkOnTask",
                Map.of(
                        "resolutionCode", "COMPLETED",
                        "resolutionNote", "Ready.",
                        "workNote", "Installed.",
                        "assetTag", requests.laptopInStock(),
                        "assetPlace", "Berlin"));
        assertThat(desk.require(key).expectedAt()).as("after another step").isEqualTo(moved);
    }

    @Test
    @Capability("W5.3")
    void aRaisedPriorityMovesDeadlineAndForecastAndSaysWhy() {
        var key = requests.laptopInWork();
        var before = desk.require(key);

        post(
                "lead",
                key,
                "priority",
                Map.of(
                        "value", "P1",
                        "reason", "The board meets.",
                        "evidence", "The office of the board called.",
                        "expiresAt", time.now().plus(Duration.ofDays(20)).toString()));

        var after = desk.require(key);
        assertThat(after.expectedAt()).isBeforeOrEqualTo(before.expectedAt());
        if (!after.expectedAt().equals(before.expectedAt())) {
            assertThat(after.expectedBecause()).contains("P1", before.priority());
        }
        var sla = String.valueOf(api.get("lead", "/api/tickets/" + key + "/sla").getBody());
        assertThat(sla).contains("targetBefore").contains("targetAfter");
        assertThat(api.text("requester", org.springframework.http.HttpMethod.GET, "/api/tickets/" + key + "/sla", null)
                        .getBody())
                .contains("RESOLUTION");
    }

    private void post(String person, String key, String action, Map<String, Object> body) {
        var answer = api.post(person, "/api/tickets/" + key + "/" + action, body);
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(200);
        engine.runJobs(key);
    }

    private List<String> mails(String key) {
        return db.sql("select body from notification_outbox where about = ? and event = 'FORECAST_CHANGED' order by id")
                .param(key)
                .query(String.class)
                .list();
    }
}
