package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a process owner uses it: time is moved, timers fall due by themselves, and it begins anew. */
@Capability("W6.5")
class SandboxServerTests {

    private static final String MOVE = "/api/sandbox/clock";
    private static final String RESET = "/api/sandbox/reset";

    @TempDir
    static Path home;

    private static ServerProcess server;

    @BeforeAll
    static void startServer() throws IOException {
        server = new ServerProcess(home, "-Dspring.profiles.active=sandbox", "-Djava.io.tmpdir=" + home);
        server.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Test
    void timeIsMovedAndTheSandboxBeginsAnew() throws Exception {
        var key = server.order("requester", "laptop", Map.of("model", "standard", "reason", "New", "place", "Berlin"));
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
                        "assetTag", "LT-101",
                        "assetPlace", "Berlin"));
        server.complete("agent", key, "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
        server.awaitState("requester", key, "REVIEW");
        assertThat(status("agent", MOVE, Map.of("by", "P60D"))).isEqualTo(403);
        assertThat(status("admin", MOVE, Map.of("by", "-PT1H"))).isEqualTo(422);

        var standing = server.post("process-owner", MOVE, Map.of("by", "P60D"));

        assertThat(Instant.parse(standing.path("now").asText()))
                .isAfter(Instant.now().plus(Duration.ofDays(59)));
        server.awaitState("requester", key, "CLOSED");
        assertThat(page("/login")).contains("Sandbox: nothing here is real");
        assertThat(server.get("process-owner", "/api/integrations").findValuesAsText("target"))
                .as("systems outside")
                .allMatch(target -> target.isEmpty() || target.equals("null"));

        assertThat(status("requester", RESET, null)).isEqualTo(403);
        assertThat(status("admin", RESET, null)).isEqualTo(202);
        server.awaitRestart();

        assertThat(server.get("admin", MOVE).path("ahead").asText()).isEqualTo("PT0S");
        assertThat(server.get("requester", "/api/tickets").path("total").asInt())
                .isZero();
    }

    private static int status(String person, String path, @Nullable Object body) throws Exception {
        return server.send(person, "POST", path, body).statusCode();
    }

    private static String page(String path) throws Exception {
        return server.send("process-owner", "GET", path, null).body();
    }
}
