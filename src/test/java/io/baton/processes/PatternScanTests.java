package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.TestClock;
import io.baton.engine.SystemContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class PatternScanTests {

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("pattern-scan");

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    TestClock clock;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Test
    @Capability("T3.6")
    void slowAcceptanceMarksTheTeamRedAndNamesTheRuleOnce() {
        var tickets = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            tickets.add(MODEL.order(
                    "requester",
                    "shared-mailbox",
                    Map.of("address", mailbox(), "owner", "manager", "members", "requester")));
        }
        clock.forward(Duration.ofHours(5));
        tickets.forEach(ticket -> MODEL.complete("agent2", ticket, "Task_AcceptTask"));

        var line = line("assignment-latency", "rule", "Rule_SharedMailbox");
        assertThat(line).containsEntry("group", "applications").containsEntry("status", "red");
        assertThat(((Number) line.get("p90")).doubleValue()).isBetween(299.0, 330.0);
        assertThat(String.valueOf(metric("assign-to-accept"))).contains("benchmark=240", "minutes");

        scan();
        scan();
        assertThat(improvements("Work waits too long to be accepted: Rule_SharedMailbox of routing.dmn"))
                .hasSize(1);
    }

    @Test
    @Capability("W5.2")
    void rerouteRanksTheRuleFirstAndNamesTheMissingSkill() {
        var agents = List.of("agent", "lead");
        var before = agents.stream()
                .collect(HashMap<String, List<?>>::new, (map, id) -> map.put(id, skills(id)), HashMap::putAll);
        agents.forEach(id -> skills(id, List.of("windows")));
        try {
            for (int i = 0; i < 5; i++) {
                bounce(MODEL.orderMonitor("requester"));
            }

            var report = rows("reroutes", "");
            assertThat(report.get(0))
                    .containsEntry("rule", "Rule_Equipment")
                    .containsEntry("group", "desktop-support")
                    .containsEntry("missing", "hardware")
                    .containsEntry("status", "red");
            assertThat(((Number) report.get(0).get("changes")).intValue()).isGreaterThanOrEqualTo(5);
            assertThat(String.valueOf(rows("reroutes", "&groupBy=ticket").get(0).get("way")))
                    .contains(" → ");

            scan();
            scan();
            assertThat(improvements("Work changes its team too often: Rule_Equipment of routing.dmn"))
                    .hasSize(1);
            assertThat(improvements("Team lacks skills that are asked of it: Rule_Equipment of routing.dmn"))
                    .singleElement()
                    .satisfies(one ->
                            assertThat(String.valueOf(one.get("description"))).contains("hardware"));
        } finally {
            before.forEach(this::skills);
        }
    }

    @Test
    @Capability("T3.6")
    void everyMorningItRunsByItself() {
        var timer = SystemContext.call(() -> management
                .createJobQuery()
                .processDefinitionKey("pattern-scan")
                .timers()
                .singleResult());
        var scans = scansSoFar();

        SystemContext.run(() -> management.executeJob(timer.getId()));

        assertThat(scansSoFar()).isEqualTo(scans + 1);
        var running = SystemContext.call(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey("pattern-scan")
                .list());
        running.forEach(instance -> MODEL.follow(instance.getBusinessKey()));
        assertThat(running)
                .allSatisfy(instance -> assertThat(instance.getBusinessKey()).startsWith("RVW-"));
        assertThat(SystemContext.call(() -> management
                        .createJobQuery()
                        .processDefinitionKey("pattern-scan")
                        .timers()
                        .count()))
                .isEqualTo(1);
    }

    private long scansSoFar() {
        return SystemContext.call(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey("pattern-scan")
                .count());
    }

    private void bounce(String ticket) {
        var answer = api.post(
                "agent",
                "/api/tickets/" + ticket + "/escalate",
                Map.of("kind", "FUNCTIONAL", "reason", "Not ours to do."));
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s", answer.getBody())
                .isTrue();
        engine.runJobs(ticket);
        assertThat(MODEL.ticket(ticket).assignedGroup()).isNotEqualTo("desktop-support");
    }

    private void scan() {
        var begun = api.post("process-owner", "/api/pattern-scans", Map.of());
        assertThat(begun.getStatusCode().value()).as("%s", begun.getBody()).isEqualTo(201);
        MODEL.follow(String.valueOf(begun.getBody().get("key")));
    }

    private List<?> skills(String person) {
        return (List<?>) api.get("lead", "/api/staff/" + person).getBody().get("skills");
    }

    private void skills(String person, List<?> skills) {
        var known = api.get("lead", "/api/staff/" + person).getBody();
        var body = new HashMap<String, Object>(Map.of("skills", skills));
        if (known.get("cap") != null) {
            body.put("cap", known.get("cap"));
        }
        MODEL.put("lead", "/api/staff/" + person, body);
    }

    private List<Map<String, Object>> improvements(String title) {
        return items(api.get("process-owner", "/api/improvements?size=200")
                        .getBody()
                        .get("items"))
                .stream()
                .filter(one -> title.equals(one.get("title")))
                .toList();
    }

    private Map<String, Object> metric(String name) {
        var to = clock.now().plusSeconds(60).toString();
        return items(api.get("process-owner", "/api/metrics?to=" + to).getBody().get("metrics")).stream()
                .filter(one -> name.equals(one.get("name")))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> line(String report, String column, String value) {
        return rows(report, "").stream()
                .filter(row -> value.equals(row.get(column)))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, Object>> rows(String report, String more) {
        var today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        var answer = api.get(
                "process-owner",
                "/api/reports/" + report + "?from=" + today.minusDays(1) + "&to=" + today.plusDays(1) + more);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        return items(answer.getBody().get("rows"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Object list) {
        return (List<Map<String, Object>>) list;
    }

    private static String mailbox() {
        return "m" + UUID.randomUUID().toString().substring(0, 8);
    }
}
