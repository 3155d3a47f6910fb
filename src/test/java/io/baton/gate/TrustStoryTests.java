package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.TestClock;
import io.baton.calendar.Calendars;
import io.baton.deployment.Trust;
import io.baton.deployment.Trust.Level;
import io.baton.engine.Errands;
import io.baton.engine.OpenTask;
import io.baton.engine.SystemContext;
import io.baton.gate.trust.GateRecord;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service whose pipelines are trusted, until something fails. */
@BatonTest
class TrustStoryTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    ChangeRequests changes;

    @Autowired
    EngineDriver engine;

    @Autowired
    ManagementService management;

    @Autowired
    Trust trust;

    @Autowired
    TicketDesk tickets;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Calendars calendars;

    @Autowired
    TestClock clock;

    private GateClient pipeline;
    private String service;

    @BeforeEach
    void connect() {
        pipeline = GateClient.pipeline(port, api);
        service = changes.serviceOfItsOwn();
    }

    @Test
    @Capability("O3.2")
    void serviceClimbsFallsWithOneFailedDeploymentAndTheVeryNextChangeWaitsForSomebody() {
        assertThat(raised(Map.of())).as("a newcomer").isEqualTo(423);
        record(59);
        allow("T3");
        assertThat(level()).isEqualTo(Level.T3);

        var first = raise(Map.of());
        assertThat(changes.votes(first)).isEmpty();
        assertThat(changes.change(first)).containsEntry("state", "APPROVED").containsEntry("riskClass", "MEDIUM");
        assertThat(check(first)).isEqualTo(200);
        var granted = grant(first);
        allow("T2");
        report(granted, "failed");

        assertThat(level()).as("at once").isEqualTo(Level.T1);
        var next = raise(Map.of());
        assertThat(check(next)).isEqualTo(423);
        assertThat(changes.votes(next)).extracting(OpenTask::assignee).contains("devops1");
        changes.agree(next, "devops1");
        assertThat(check(next)).isEqualTo(200);
    }

    @Test
    void whatOnlyTrustHadApprovedIsShutAtOnceAndJudgedAnew() {
        record(59);
        allow("T3");
        var waits = raise(Map.of());
        assertThat(check(waits)).isEqualTo(200);

        allow("T1");

        assertThat(check(waits)).as("before anybody judged it").isEqualTo(423);
        assertThat(grant(waits).statusCode()).isEqualTo(423);
        runErrand();
        engine.runJobs(waits);
        assertThat(changes.change(waits)).containsEntry("state", "IN_APPROVAL");
        changes.agree(waits, "devops1");
        assertThat(check(waits)).isEqualTo(200);
    }

    @Test
    void secondLevelGoesOutInBusinessHoursOnly() {
        record(59);
        allow("T2");
        var key = raise(Map.of());

        var sunday = pipeline.get(path(key) + "&at=" + onSunday());
        assertThat(sunday.statusCode()).isEqualTo(423);
        assertThat(sunday.body()).contains("trust.hours", "business-hours");
        assertThat(pipeline.get(path(key) + "&at=" + atWork()).statusCode()).isEqualTo(200);
    }

    @Test
    void urgentIncidentPutDownToTheChangeCostsTrustAndMakesItsDeploymentAFailure() {
        record(400);
        allow("T3");
        var key = raise(Map.of());
        report(grant(key), "succeeded");
        engine.runJobs(key);
        assertThat(trust.of(service, "production").failures()).isZero();

        var answer = api.post(
                "requester",
                "/api/intake",
                Map.of("text", "Please reset the pages application", "intent", "NEED", "ciId", service));
        var incident = String.valueOf(answer.getBody().get("key"));
        assertThat(incident).as("%s", answer.getBody()).startsWith("INC-");

        assertThat(trust.of(service, "production").failures()).isEqualTo(1);
        engine.runJobs(incident);
        tickets.record(incident, Map.of(TicketField.PRIORITY, "P3"));
        assertThat(level()).as("not urgent").isEqualTo(Level.T3);
        tickets.record(incident, Map.of(TicketField.PRIORITY, "P2"));
        assertThat(level()).isEqualTo(Level.T2);
        tickets.record(incident, Map.of(TicketField.PRIORITY, "P1"));
        assertThat(level()).as("once for each cause").isEqualTo(Level.T2);
    }

    @Test
    void pipelineOfAServiceThatIsNotTrustedWaitsWithSmallChangesToo() {
        allow("T0");

        var key = raise(Map.of("outageMinutes", 0, "affectedUsers", 0));

        assertThat(changes.votes(key)).extracting(OpenTask::assignee).contains("change-manager");
        assertThat(check(key)).isEqualTo(423);
    }

    private int raised(Map<String, ?> more) {
        return check(raise(more));
    }

    /** By a pipeline, tested, of middling risk. */
    private String raise(Map<String, ?> more) {
        var content = new HashMap<String, Object>(ChangeRequests.MEDIUM);
        content.put("testsPassed", true);
        content.put("service", service);
        content.putAll(more);
        var answer = GateClient.json(pipeline.call("POST", "/api/changes", changes.contentOfItsOwn(content)));
        var key = answer.path("key").asText();
        assertThat(key).as(answer.toString()).startsWith("CHG-");
        engine.runJobs(key);
        return key;
    }

    private void record(int clean) {
        new GateRecord(jdbc, service, "production").clean(clean, clock.now().minus(Duration.ofDays(50)));
    }

    private void allow(String level) {
        var answer = api.exchange(
                "change-manager",
                HttpMethod.PUT,
                "/api/gate/v1/trust?service=" + service + "&environment=production",
                Map.of("allowed", level, "because", "Agreed with its team"),
                Map.of());
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }

    private Level level() {
        return trust.level(service, "production");
    }

    private void report(HttpResponse<String> granted, String outcome) {
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
        var grant = granted.headers().firstValue("Gate-Grant").orElseThrow();
        assertThat(pipeline.put("/grants/" + grant + "/result", Map.of("outcome", outcome))
                        .statusCode())
                .isEqualTo(200);
    }

    private int check(String key) {
        return pipeline.get(path(key)).statusCode();
    }

    private String path(String key) {
        return "/check?service=" + service + "&environment=production&change=" + key;
    }

    private HttpResponse<String> grant(String key) {
        return pipeline.post(
                "/grants",
                Map.of(
                        "service",
                        service,
                        "environment",
                        "production",
                        "change",
                        key,
                        "run",
                        Map.of("system", "shell", "id", key, "attempt", 1)));
    }

    /** What is to be done about this service once the transaction is through. */
    private void runErrand() {
        SystemContext.run(() -> management.createJobQuery().list().stream()
                .filter(job -> Errands.JOB_TYPE.equals(((JobEntity) job).getJobHandlerType()))
                .filter(job -> ((JobEntity) job).getJobHandlerConfigurationRaw().contains(service + " "))
                .forEach(job -> management.executeJob(job.getId())));
    }

    /** A moment within working time, whatever day it is. */
    private Instant atWork() {
        return calendars
                .require("business-hours")
                .plus(clock.now(), Duration.ofHours(1))
                .minusSeconds(1);
    }

    private Instant onSunday() {
        return clock.now()
                .atZone(ZoneId.of("Europe/Berlin"))
                .with(TemporalAdjusters.next(DayOfWeek.SUNDAY))
                .toInstant();
    }
}
