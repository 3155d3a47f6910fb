package io.baton.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.platform.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Fifty asks as people write them. Those without an expected category are meant for a person; all others have to find
 * their category, priority and team by themselves.
 */
@BatonTest
class FiftyTextsTests {

    private static final double LEAST_SHARE = 0.8;

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    private record Ask(
            String text,
            String intent,
            String impact,
            String urgency,
            String kind,
            String category,
            String priority,
            String group) {

        static Ask of(String line) {
            var cells = line.split(";", -1);
            return new Ask(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
        }

        boolean isForAPerson() {
            return category.isEmpty();
        }
    }

    @Test
    @Capability({"C1.6", "I1.1", "I1.2"})
    void mostAsksAreSortedWithoutAPersonAndTheFigureSaysSo() throws IOException {
        var asks = asks();
        assertThat(asks).hasSize(50);
        var start = Instant.now();
        var wrong = new ArrayList<String>();
        var sorted = 0;
        for (var ask : asks) {
            var key = taken(ask);
            var ticket = api.get("requester", "/api/tickets/" + key).getBody();
            var manual = engine.openTasks(key).stream()
                    .anyMatch(task -> task.nodeId().equals("Task_TriageManually"));
            sorted += manual ? 0 : 1;
            var told = List.of(
                    String.valueOf(ticket.get("kind")),
                    manual ? "" : String.valueOf(ticket.get("category")),
                    String.valueOf(ticket.get("priority")),
                    manual ? "" : String.valueOf(ticket.get("assignedGroup")));
            var expected = List.of(ask.kind(), ask.category(), ask.priority(), ask.group());
            if (!told.equals(expected)) {
                wrong.add(ask.text() + ": " + told + " instead of " + expected);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(sorted)
                .isEqualTo(asks.stream().filter(ask -> !ask.isForAPerson()).count());
        assertThat(sorted / 50.0).isGreaterThanOrEqualTo(LEAST_SHARE);
        assertThat(figureSince(start)).containsEntry("value", sorted / 50.0);
    }

    @Test
    @Capability("C1.6")
    void figuresAreForThoseWhoSteer() {
        assertThat(api.get("requester", "/api/metrics").getStatusCode().value()).isEqualTo(403);
        assertThat(api.get("auditor", "/api/metrics").getStatusCode().value()).isEqualTo(200);
        assertThat(api.get("lead", "/api/metrics?from=2030-01-01T00:00:00Z&to=2029-01-01T00:00:00Z")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> figureSince(Instant start) {
        var metrics = (List<Map<String, Object>>)
                api.get("lead", "/api/metrics?from=" + start).getBody().get("metrics");
        return metrics.stream()
                .filter(metric -> metric.get("name").equals("hands-free-triage"))
                .map(metric -> (Map<String, Object>) metric.get("figure"))
                .findFirst()
                .orElseThrow();
    }

    private String taken(Ask ask) {
        var answer = api.post(
                "requester",
                "/api/intake",
                Map.of(
                        "text", ask.text() + "\n\n" + Ids.next(),
                        "intent", ask.intent(),
                        "impact", ask.impact(),
                        "urgency", ask.urgency()));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        var key = String.valueOf(answer.getBody().get("key"));
        engine.runJobs(key);
        return key;
    }

    private static List<Ask> asks() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/intake/fifty-texts.csv")).stream()
                .skip(1)
                .map(Ask::of)
                .toList();
    }
}
