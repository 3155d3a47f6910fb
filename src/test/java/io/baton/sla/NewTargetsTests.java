package io.baton.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.TestClock;
import io.baton.engine.Errands;
import io.baton.engine.SystemContext;
import io.baton.ticket.TicketDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** Deploys changed tables of service levels while tickets are open. */
@BatonTest
@Capability({"T5.3", "O5.2"})
class NewTargetsTests {

    private static final Path TARGETS = Path.of("decisions/sla-targets.dmn");

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    EngineDriver engine;

    @Autowired
    TestClock time;

    @Autowired
    TicketDesk desk;

    @Autowired
    TestRestTemplate http;

    @Autowired
    ManagementService management;

    @AfterEach
    void shippedTargetsCountAgain() throws IOException {
        assertThat(deploy(shipped()).getStatusCode().value()).isEqualTo(200);
        runErrands();
    }

    @Test
    void openClocksFollowANewVersionWithTheTimeThatWentBy() throws IOException {
        var urgent = requests.fault("impact", "HIGH", "urgency", "HIGH");
        var other = requests.fault("impact", "LOW", "urgency", "LOW");
        var promised = due(urgent);
        var otherClock = clock(other);
        assertThat(desk.require(urgent).expectedAt()).isEqualTo(promised);
        time.forward(Duration.ofHours(1));

        assertThat(deploy(with("ResolutionP1", "PT3H")).getStatusCode().value()).isEqualTo(200);

        assertThat(due(urgent)).as("before the jobs ran").isEqualTo(promised);
        runErrands();
        assertThat(due(urgent)).isEqualTo(promised.minus(Duration.ofHours(1)));
        var clock = clock(urgent);
        assertThat(Duration.parse(clock.get("elapsed").toString()))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(62));
        assertThat((List<?>) clock.get("plans"))
                .last()
                .asString()
                .contains("TARGET_CHANGED", "targetBefore=PT4H", "targetAfter=PT3H", "dueBefore=" + promised);
        assertThat(clock.get("explanation").toString())
                .contains("target changed: Table sla-targets, version ", "3 h of working time are promised");
        assertThat(clock(other).get("segments")).as("same promise").isEqualTo(otherClock.get("segments"));
        assertThat(desk.require(urgent).expectedAt()).isEqualTo(due(urgent));
        assertThat(desk.require(urgent).expectedBecause()).isEqualTo("what is promised for it has changed.");

        // the timer waits for the new threshold: 80 percent of three hours
        time.forward(Duration.ofMinutes(80));
        engine.runJobs(urgent);
        assertThat((List<?>) clock(urgent).get("events")).isEmpty();
        time.forward(Duration.ofMinutes(6));
        engine.runJobs(urgent);
        assertThat((List<?>) clock(urgent).get("events"))
                .singleElement()
                .asString()
                .contains("percent=80", "cause=TIMER");
    }

    @Test
    void tablesThatCannotBeKeptAreRefusedWithTheRowAndTheRemedy() throws IOException {
        var nothing = deploy(with("ResponseP2", "PT0S"));
        assertThat(nothing.getStatusCode().value()).isEqualTo(400);
        assertThat(nothing.getBody()).contains("Rule_ResponseP2", "target-above-zero", "write a duration above zero");

        var tight = deploy(with("ResolutionP2Disturbance", "PT5H"));
        assertThat(tight.getStatusCode().value()).isEqualTo(400);
        assertThat(tight.getBody())
                .contains("Rule_ResolutionP2Disturbance", "agreements-add-up", "Rule_GroupP2", "or promise more");
    }

    private void runErrands() {
        for (int round = 0; round < 20; round++) {
            var jobs = SystemContext.call(() -> management.createJobQuery().withRetriesLeft().messages().list().stream()
                    .filter(job -> Errands.JOB_TYPE.equals(((JobEntity) job).getJobHandlerType()))
                    .filter(job ->
                            ((JobEntity) job).getJobHandlerConfigurationRaw().startsWith("sla-replan"))
                    .map(Job::getId)
                    .toList());
            if (jobs.isEmpty()) {
                return;
            }
            jobs.forEach(job -> SystemContext.run(() -> management.executeJob(job)));
        }
    }

    private Instant due(String key) {
        return Instant.parse(clock(key).get("dueAt").toString());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> clock(String key) {
        var clocks = (List<Map<String, Object>>)
                api.get("agent", "/api/tickets/" + key + "/sla").getBody().get("clocks");
        return clocks.stream()
                .filter(clock -> clock.get("kind").equals("RESOLUTION"))
                .findFirst()
                .orElseThrow();
    }

    private static String shipped() throws IOException {
        return Files.readString(TARGETS);
    }

    private static String with(String rule, String duration) throws IOException {
        return shipped()
                .replaceFirst(
                        "(<outputEntry id=\"OutputEntry_" + rule + "_1\">\\s*<text>)[^<]*", "$1\"" + duration + "\"");
    }

    private ResponseEntity<String> deploy(String table) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", "targets-" + UUID.randomUUID());
        parts.add("sla-targets.dmn", new ByteArrayResource(table.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "sla-targets.dmn";
            }
        });
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        headers.setBasicAuth("process-owner", "demo");
        return http.postForEntity("/engine-rest/deployment/create", new HttpEntity<>(parts, headers), String.class);
    }
}
