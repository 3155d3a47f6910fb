package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.TestClock;
import io.baton.browser.Visitor;
import io.baton.calendar.Calendars;
import io.baton.platform.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@Capability("C2.6")
class ForecastReasonTests {

    @LocalServerPort
    int port;

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
    Calendars calendars;

    @Autowired
    JdbcClient db;

    @Test
    void receiptPageAndClockNameTheSameTimeAndTheReason() {
        var key = requests.fault("impact", "HIGH", "urgency", "HIGH");

        var ticket = desk.require(key);
        assertThat(ticket.priority()).isEqualTo("P1");
        assertThat(ticket.expectedBecause()).isEqualTo("that is what is promised for priority P1.");
        assertThat(ticket.expectedAt()).isEqualTo(due(key));
        assertThat(Duration.between(ticket.createdAt(), ticket.expectedAt())).isLessThan(Duration.ofHours(5));
        assertThat(mails(key, "RECEIVED")).singleElement().asString().contains("promised for priority P1");
        try (var visitor = Visitor.of(port, "requester")) {
            visitor.open("/portal/tickets/" + key).sees("because that is what is promised for priority P1.");
            assertThat(visitor.page().content()).contains("datetime=\"" + ticket.expectedAt() + "\"");
        }
        assertThat(api.get("requester", "/api/tickets/" + key).getBody())
                .containsEntry("expectedAt", ticket.expectedAt().toString())
                .containsEntry("expectedBecause", ticket.expectedBecause());
    }

    @Test
    void experienceBeatsWhatIsPromised() {
        var usual = Duration.ofMinutes(100);
        for (int i = 0; i < 50; i++) {
            solvedFault("INC-FORECAST-" + i, usual);
        }
        var key = requests.order(
                "requester",
                Map.of(
                        "itemId",
                        "report-fault",
                        "fields",
                        Map.of("summary", "Forecast", "details", "Of experience", "affected", "team")));
        db.sql("delete from sla_clock where ticket_key like 'INC-FORECAST-%'").update();
        db.sql("delete from ticket where ticket_key like 'INC-FORECAST-%'").update();

        var ticket = desk.require(key);
        assertThat(ticket.expectedBecause()).isEqualTo("half of the last 50 like it were done within that time.");
        assertThat(calendars.require("business-hours").between(ticket.createdAt(), ticket.expectedAt()))
                .isBetween(usual.minusSeconds(1), usual.plusSeconds(1));
    }

    @Test
    void aHoldOfADaySendsANewForecastWithTheReasonThatLaterStepsDoNotUndo() {
        var key = requests.laptopInWork();
        var first = desk.require(key).expectedAt();
        var until = time.now().plus(Duration.ofDays(1));

        post("agent", key, "hold", Map.of("reason", "Waits for a part.", "until", until.toString()));

        var held = desk.require(key);
        assertThat(held.expectedAt()).isAfter(first).isAfter(until);
        assertThat(mails(key)).hasSize(1);
        assertThat(mails(key).get(0)).contains("the work rests until ");
        assertThat(String.valueOf(api.get("requester", "/api/tickets/" + key + "/timeline")
                        .getBody()))
                .contains("Another expected time: the work rests until ");

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
        assertThat(api.text("requester", HttpMethod.GET, "/api/tickets/" + key + "/sla", null)
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

    /** The latest of its kind, whatever other tests close. */
    private void solvedFault(String key, Duration took) {
        var later = time.now().plus(Duration.ofHours(1));
        db.sql("""
                        insert into ticket (ticket_key, version, kind, state, title, description, requester, opened_by,
                            item_id, fields, ci_context, impact, urgency, reopen_count, created_at, updated_at, closed_at)
                        values (?, 1, 'INCIDENT', 'CLOSED', 'Fault', 'Text', 'requester', 'requester', 'report-fault',
                            '{}', '{}', 'HIGH', 'HIGH', 0, ?, ?, ?)
                        """)
                .params(key, Timestamps.column(later), Timestamps.column(later), Timestamps.column(later))
                .update();
        db.sql("""
                        insert into sla_clock (id, ticket_key, kind, mode, opened_at, ended_at, record_kind, priority,
                            target_ms, elapsed_ms, calendar_id, calendar_version, breached, planned_because, planned_at)
                        values (?, ?, 'RESOLUTION', 'ENDED', ?, ?, 'INCIDENT', 'P3', 0, ?, 'business-hours', 1, false, 'OPENED', ?)
                        """)
                .params(
                        key,
                        key,
                        Timestamps.column(later),
                        Timestamps.column(later),
                        took.toMillis(),
                        Timestamps.column(later))
                .update();
    }

    private Instant due(String key) {
        return db.sql("select due_at from sla_clock where ticket_key = ? and kind = 'RESOLUTION'")
                .param(key)
                .query((row, n) -> Timestamps.read(row, "due_at"))
                .single();
    }

    private List<String> mails(String key) {
        return mails(key, "FORECAST_CHANGED");
    }

    private List<String> mails(String key, String event) {
        return db.sql("select body from notification_outbox where about = ? and event = ? order by id")
                .params(key, event)
                .query(String.class)
                .list();
    }
}
