package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.Capability;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server on PostgreSQL: the story of a request by API alone, and what is left after a sudden death. */
class ServerOnPostgresTests {

    private static final int REQUESTS = 200;
    private static final int HANDOVERS = 4;
    private static final int VOTES = 5;
    private static final String LICENCE = "diagram-studio";
    private static final String PROGRAM = "Diagram Studio";

    @TempDir
    static Path home;

    private static EmbeddedPostgres database;
    private static ServerProcess server;

    @BeforeAll
    static void startServer() throws IOException {
        database = EmbeddedPostgres.builder().start();
        server = new ServerProcess(database, home);
        server.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
        database.close();
    }

    @Test
    @Capability({"C1.5", "T4.4", "T6.6"})
    void aLaptopTravelsFromTheOrderToItsNewOwner() {
        var key = orderLaptop("the story");
        handOver(key, "LT-109");
        server.awaitState("requester", key, "REVIEW");
        server.post("requester", "/api/tickets/" + key + "/confirm", null);
        server.awaitState("requester", key, "CLOSED");

        assertThat(server.get("agent", "/api/assets/LT-109").path("owner").asText())
                .isEqualTo("requester");
        assertThat(server.get("agent", "/api/assets/LT-109")
                        .path("sourceTicket")
                        .asText())
                .isEqualTo(key);
        assertThat(kindsIn(server.get("requester", "/api/tickets/" + key + "/timeline")))
                .contains("MESSAGE", "DECISION", "TASK", "STATE", "STEP");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> server.get("auditor", "/api/audit/verify"),
                        verdict -> verdict.path("valid").asBoolean());
    }

    @Test
    @Capability({"T4.4", "C1.5"})
    void aSuddenDeathLosesNothingThatWasAnsweredAndRepeatsNoEffect() throws Exception {
        var handovers = IntStream.range(0, HANDOVERS)
                .mapToObj(i -> prepareHandOver("LT-10" + i))
                .toList();
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var answered = new AtomicInteger();
        var senders = Executors.newFixedThreadPool(8);
        for (int i = 0; i < REQUESTS; i++) {
            var number = i;
            senders.submit(() -> ask(number, acknowledged, answered));
        }
        handovers.forEach(key -> server.complete("agent", key, "Task_ReviewTask", Map.of("reviewOutcome", "DONE")));
        await().atMost(Duration.ofMinutes(2)).until(() -> answered.get() >= REQUESTS / 2);

        server.kill();
        senders.shutdown();
        assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        server.start();

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(REQUESTS / 2);
        acknowledged.forEach(key -> server.complete("agent", key, "Task_AcceptTask", Map.of()));
        for (int i = 0; i < HANDOVERS; i++) {
            var key = handovers.get(i);
            server.awaitState("requester", key, "REVIEW");
            assertThat(changesBy(key, server.get("agent", "/api/assets/LT-10" + i + "/history")))
                    .as("changes of LT-10" + i)
                    .isEqualTo(1);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> server.get("auditor", "/api/audit/verify"),
                        verdict -> verdict.path("valid").asBoolean());
    }

    @Test
    @Capability("T6.4")
    void votesOfTheSameMomentAreCountedOrComeTooLateAndTheLevelEndsOnce() throws Exception {
        var board = List.of("cab-security", "cab-infra", "cab-app");
        var pool = Executors.newFixedThreadPool(board.size());
        for (int round = 0; round < VOTES; round++) {
            var key = orderFirewallRule(round);
            server.complete("manager", key, "Task_ApproveRequest", Map.of("approved", true));
            var tasks =
                    board.stream().map(person -> server.awaitVote(person, key)).toList();
            var start = new CyclicBarrier(board.size());
            var votes = IntStream.range(0, board.size())
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return vote(board.get(i), key, tasks.get(i));
                    }))
                    .toList();
            var told = new ArrayList<String>();
            for (var vote : votes) {
                told.add(vote.get(2, TimeUnit.MINUTES));
            }
            assertThat(told)
                    .as("two of three are enough; the third may come too late")
                    .isSubsetOf("APPROVED", "WITHDRAWN");
            server.complete("agent3", key, "Task_AcceptTask", Map.of());

            var chain = server.get("auditor", "/api/tickets/" + key + "/approvals");
            assertThat(chain.path("state").asText()).isEqualTo("APPROVED");
            assertThat(chain.path("round").asInt()).isEqualTo(1);
            assertThat(chain.path("levels").get(1).path("votes").findValuesAsText("decision"))
                    .as("what each was told is what is on record")
                    .containsExactlyInAnyOrderElementsOf(told);
        }
        pool.shutdown();
    }

    /** Agrees; gives what became of the vote, or the answer when it is neither of the two that are right. */
    private static String vote(String person, String ticket, String task) throws Exception {
        var answer = server.send(
                person,
                "POST",
                "/api/tickets/" + ticket + "/tasks/" + task + "/complete",
                Map.of("variables", Map.of("approved", true)));
        if (answer.statusCode() == 200) {
            return "APPROVED";
        }
        var late = answer.body().contains("\"rule\":\"approval-over\"")
                || answer.body().contains("\"rule\":\"task-gone\"");
        return answer.statusCode() == 409 && late ? "WITHDRAWN" : answer.statusCode() + " " + answer.body();
    }

    @Test
    @Capability({"T1.1", "T2.3"})
    void successorsWaitForTheirPredecessorAndACancelledKitGivesEverythingBack() {
        var kit = server.order(
                "requester",
                "new-starter-kit",
                Map.of(
                        "newColleague", "Nora Neu",
                        "firstDay", LocalDate.now().plusDays(30).toString(),
                        "place", "Berlin",
                        "team", "Finance",
                        "phone", true,
                        "laptop", "standard"));
        server.complete("manager", kit, "Task_ApproveRequest", Map.of("approved", true));
        fulfil("agent", kit, "T4", Map.of("assetTag", "LT-108", "assetPlace", "Berlin"));
        assertThat(planned(kit, "mailbox").path("waitsFor").toString()).contains(kit + "-T1");
        fulfil("agent2", kit, "T1", Map.of());
        fulfil("agent2", kit, "T3", Map.of());
        assertThat(server.get("agent", "/api/assets/LT-108").path("owner").asText())
                .isEqualTo("requester");

        server.post("lead", "/api/tickets/" + kit + "/cancel", Map.of("reason", "The colleague does not come."));

        server.awaitState("requester", kit, "CANCELLED");
        server.completeOf(
                "agent2",
                kit,
                "T3",
                "Task_UndoWork",
                Map.of("rollbackOutcome", "UNDONE", "rollbackEvidence", "Mailbox deleted."));
        server.completeOf("agent2", kit, "T1", "Task_RevokeAccess", Map.of("rollbackEvidence", "Account report."));
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> server.get("agent", "/api/assets/LT-108"),
                        asset -> asset.path("status").asText().equals("IN_STOCK"));
        assertThat(planned(kit, "workplace").path("state").asText()).isEqualTo("CANCELLED");
        assertThat(planned(kit, "phone").path("state").asText()).isEqualTo("PENDING");
    }

    @Test
    @Capability("W4.5")
    void seatOfAnApprovedRequestIsKeptAndGivenBackWhenItIsCancelled() {
        var before = freeSeats();
        var key = server.order(
                "requester2", "software-install", Map.of("program", PROGRAM, "reason", "Diagrams", "device", "LT-107"));
        server.complete("manager", key, "Task_ApproveRequest", Map.of("approved", true));
        await().atMost(Duration.ofMinutes(2)).until(() -> freeSeats() == before - 1);

        server.post("requester2", "/api/tickets/" + key + "/cancel", Map.of("reason", "Not needed."));

        await().atMost(Duration.ofMinutes(2)).until(() -> freeSeats() == before);
    }

    private static int freeSeats() {
        return server.get("agent", "/api/assets/licences/" + LICENCE)
                .path("licence")
                .path("seatsFree")
                .asInt();
    }

    private static String orderFirewallRule(int number) {
        return server.order(
                "requester",
                "firewall-rule",
                Map.of(
                        "source", "app-017",
                        "destination", "db-042",
                        "ports", "5432",
                        "protocol", "tcp",
                        "reason", "Vote no. " + number));
    }

    private static void fulfil(String person, String ticket, String task, Map<String, Object> more) {
        var work = new HashMap<String, Object>(
                Map.of("resolutionCode", "COMPLETED", "resolutionNote", "Done.", "workNote", "As planned."));
        work.putAll(more);
        server.completeOf(person, ticket, task, "Task_AcceptTask", Map.of());
        server.completeOf(person, ticket, task, "Task_WorkOnTask", work);
        server.completeOf(person, ticket, task, "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            for (var planned : server.get("lead", "/api/tickets/" + ticket + "/tasks")) {
                if (planned.path("key").asText().endsWith("-" + task)) {
                    return planned.path("state").asText().equals("CLOSED");
                }
            }
            return false;
        });
    }

    private static JsonNode planned(String ticket, String row) {
        for (var task : server.get("lead", "/api/tickets/" + ticket + "/tasks")) {
            if (task.path("task").asText().equals(row)) {
                return task;
            }
        }
        throw new AssertionError("No task " + row + " in the plan of " + ticket);
    }

    /** What gets no answer because the server died is unknown and not counted. */
    private static void ask(int number, ConcurrentLinkedQueue<String> acknowledged, AtomicInteger answered) {
        try {
            var key = server.post(
                            "requester",
                            "/api/intake",
                            Map.of(
                                    "text", "Question number " + number + " about my holidays",
                                    "intent", "NEED",
                                    "impact", "LOW",
                                    "urgency", "LOW"))
                    .path("key")
                    .asText();
            acknowledged.add(key);
            answered.incrementAndGet();
        } catch (AssertionError unanswered) {
            answered.incrementAndGet();
        }
    }

    private static String orderLaptop(String reason) {
        return server.order("requester", "laptop", Map.of("model", "standard", "reason", reason, "place", "Berlin"));
    }

    private static String prepareHandOver(String tag) {
        var key = orderLaptop("For " + tag);
        workOn(key, tag);
        return key;
    }

    private static void workOn(String key, String tag) {
        server.complete("manager", key, "Task_ApproveRequest", Map.of("approved", true, "approvalReason", "Needed"));
        server.complete("agent", key, "Task_AcceptTask", Map.of());
        server.complete(
                "agent",
                key,
                "Task_WorkOnTask",
                Map.of(
                        "resolutionCode", "COMPLETED",
                        "resolutionNote", "Your laptop is ready.",
                        "workNote", "Installed.",
                        "assetTag", tag,
                        "assetPlace", "Berlin"));
    }

    private static void handOver(String key, String tag) {
        workOn(key, tag);
        server.complete("agent", key, "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
    }

    private static List<String> kindsIn(JsonNode timeline) {
        var kinds = new ArrayList<String>();
        timeline.path("items").forEach(entry -> kinds.add(entry.path("kind").asText()));
        return kinds;
    }

    private static long changesBy(String key, JsonNode history) {
        var entries = history.isArray() ? history : history.path("items");
        long count = 0;
        for (var entry : entries) {
            count += entry.toString().contains(key) ? 1 : 0;
        }
        return count;
    }
}
