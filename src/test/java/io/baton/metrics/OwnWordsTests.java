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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Asks whose right answers were written down before anybody looked at the tables: with slips of the pen, greetings and
 * signatures, two wishes in one. The tables were mended by {@code letters.csv}; for {@code held-out.csv} nothing was ever
 * changed, so its shares tell how well the tables read what they do not know. Where several answers are right they are
 * separated by a bar; no category stands for a person, a star for anything.
 */
@BatonTest
class OwnWordsTests {

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    private record Ask(
            String text, String intent, String impact, String urgency, String kind, String category, String group) {

        static Ask of(String line) {
            var cells = line.split(";", -1);
            return new Ask(cells[0].replace("\\n", "\n"), cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
        }

        boolean allows(Told told) {
            return among(kind, told.kind()) && among(category, told.category()) && among(group, told.group());
        }

        private static boolean among(String right, String told) {
            return right.equals("*") || Arrays.asList(right.split("\\|", -1)).contains(told);
        }
    }

    /** Without category and group if a person has to tell. */
    private record Told(String kind, String category, String group) {

        boolean isHandsFree() {
            return !category.isEmpty();
        }
    }

    /** @param wrong what was told, and instead of what */
    private record Shares(double handsFree, double right, List<String> wrong) {}

    @Test
    @Capability({"C1.6", "I1.1", "I1.2"})
    void asksTheTablesWereMendedByAreReadRightly() throws IOException {
        var shares = shares("letters.csv");

        assertThat(shares.right()).as("%s", shares.wrong()).isGreaterThanOrEqualTo(34 / 36.0);
        assertThat(shares.handsFree()).isGreaterThanOrEqualTo(32 / 36.0);
    }

    @Test
    @Capability({"C1.6", "I1.1", "I1.2"})
    void asksTheTablesDoNotKnowAreMostlyReadRightly() throws IOException {
        var shares = shares("held-out.csv");

        assertThat(shares.right()).as("%s", shares.wrong()).isGreaterThanOrEqualTo(14 / 20.0);
        assertThat(shares.handsFree()).isGreaterThanOrEqualTo(17 / 20.0);
    }

    private Shares shares(String file) throws IOException {
        var asks = Files.readAllLines(Path.of("src/test/resources/intake", file)).stream()
                .skip(1)
                .map(Ask::of)
                .toList();
        var wrong = new ArrayList<String>();
        var handsFree = 0;
        for (var ask : asks) {
            var told = told(ask);
            handsFree += told.isHandsFree() ? 1 : 0;
            if (!ask.allows(told)) {
                wrong.add(told + " instead of " + ask);
            }
        }
        double all = asks.size();
        return new Shares(handsFree / all, (all - wrong.size()) / all, wrong);
    }

    private Told told(Ask ask) {
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
        var ticket = api.get("requester", "/api/tickets/" + key).getBody();
        var kind = String.valueOf(ticket.get("kind"));
        return engine.openTasks(key).stream().anyMatch(task -> task.nodeId().equals("Task_TriageManually"))
                ? new Told(kind, "", "")
                : new Told(kind, String.valueOf(ticket.get("category")), String.valueOf(ticket.get("assignedGroup")));
    }
}
