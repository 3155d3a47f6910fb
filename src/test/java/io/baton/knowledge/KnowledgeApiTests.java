package io.baton.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineCall;
import io.baton.EngineDriver;
import io.baton.Requests;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

@BatonTest
class KnowledgeApiTests {

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    Requests requests;

    @LocalServerPort
    int port;

    @Test
    @Capability("C2.5")
    void articlesAppearWhileSomebodyTypes() {
        var browser = EngineCall.inBrowser(port, "requester");

        assertThat(browser.get("/portal/items?q=vpn%20drops").body()).contains("/portal/kb/vpn-drops?ask=vpn%20drops");
        assertThat(browser.get("/portal/kb/suggestions?summary=vpn%20drops").body())
                .contains("VPN drops or disconnects again and again");
        assertThat(browser.get("/portal/kb?q=vpn%20drops").body()).contains("/portal/kb/vpn-drops");
        assertThat(browser.get("/portal/kb/vpn-drops?ask=vpn%20drops").body())
                .contains("This solved it", "Keep alive", "value=\"vpn drops\"");
        assertThat(browser.get("/portal/kb/no-such-article").statusCode()).isEqualTo(404);
    }

    @Test
    @Capability("C2.5")
    void thisSolvedItClosesTheAskAsSelfServiceAndCountsADeflection() {
        var before = solved("vpn-drops");

        var answer = api.post("requester", "/api/kb/vpn-drops/solved", Map.of("text", "vpn drops at home"));
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        var key = String.valueOf(answer.getBody().get("key"));
        engine.runJobs(key);

        var ticket = api.get("requester", "/api/tickets/" + key).getBody();
        assertThat(ticket).containsEntry("state", "CLOSED").containsEntry("resolutionCode", "SELF_SERVICE");
        assertThat(ticket.get("resolutionNote").toString()).contains("VPN drops or disconnects");
        assertThat(solved("vpn-drops")).isEqualTo(before + 1);
    }

    @Test
    @Capability("C3.5")
    void notesOfSolvedTicketsAreFoundByThoseWhoMayReadThem() {
        var key = requests.fault();
        requests.accept(key, "agent");
        engine.complete(
                key,
                "Task_WorkOnTask",
                Map.of(
                        "resolutionCode", "COMPLETED",
                        "resolutionNote", "The fuser was replaced.",
                        "workNote", "Replaced the wibblefuser, part 4711."));
        var path = "/api/kb?q=wibblefuser&include=tickets";
        assertThat(api.text("agent", HttpMethod.GET, path, null).getBody())
                .as("not before it is closed")
                .doesNotContain(key);
        finish(key);

        assertThat(api.text("agent", HttpMethod.GET, path, null).getBody())
                .contains(key, "Replaced the wibblefuser, part 4711.", "The fuser was replaced.")
                .contains("See the fault yourself");
        assertThat(api.text("requester", HttpMethod.GET, path, null).getBody()).doesNotContain(key);
        assertThat(api.text("requester2", HttpMethod.GET, "/api/kb?q=fuser&include=tickets", null)
                        .getBody())
                .doesNotContain(key);
        assertThat(api.text("requester", HttpMethod.GET, "/api/kb?q=fuser replaced&include=tickets", null)
                        .getBody())
                .contains(key, "The fuser was replaced.")
                .doesNotContain("wibblefuser");
        assertThat(api.text("agent", HttpMethod.GET, "/api/kb?q=wibblefuser", null)
                        .getBody())
                .doesNotContain(key);
    }

    @Test
    @Capability("C3.5")
    void finishedTaskLeavesAStructuredEntryOnTheTimeline() {
        var key = requests.fault();
        requests.accept(key, "agent");
        engine.complete(
                key,
                "Task_WorkOnTask",
                Map.of(
                        "resolutionCode", "COMPLETED",
                        "resolutionNote", "It prints again.",
                        "workNote", "Cleaned the rollers."));

        assertThat(api.text("agent", HttpMethod.GET, "/api/tickets/" + key + "/timeline", null)
                        .getBody())
                .contains("\"WORK\"", "\"workNote\":\"Cleaned the rollers.\"", "\"solution\":\"It prints again.\"");
        assertThat(api.text("requester", HttpMethod.GET, "/api/tickets/" + key + "/timeline", null)
                        .getBody())
                .doesNotContain("Cleaned the rollers.");
    }

    @Test
    void nonsenseGetsFieldErrorsAndNothingElse() {
        assertThat(api.get("requester", "/api/kb?q= ").getStatusCode().value()).isEqualTo(422);
        assertThat(api.get("requester", "/api/kb?q=" + "x".repeat(401))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        for (var wildcard : new String[] {"{q}", "%", "_", "' or 1=1 --"}) {
            assertThat(api.get("auditor", "/api/kb?include=tickets&q=" + URLEncoder.encode(wildcard, UTF_8))
                            .getBody())
                    .as(wildcard)
                    .containsEntry("tickets", List.of());
        }
        assertThat(api.get("requester", "/api/kb?q=x&include=people")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.get("requester", "/api/kb?q=x&size=5000").getStatusCode().value())
                .isEqualTo(422);
        assertThat(api.get("requester", "/api/kb?q=_'!;--").getStatusCode().value())
                .isEqualTo(200);
    }

    private void finish(String key) {
        for (int round = 0; round < 5 && !state(key).equals("CLOSED"); round++) {
            for (var task : engine.openTasks(key)) {
                switch (task.nodeId()) {
                    case "Task_VerifyResult" ->
                        engine.complete(
                                key,
                                task.nodeId(),
                                Map.of(
                                        "verified",
                                        true,
                                        "testResult",
                                        "A page was printed.",
                                        "sideEffectCheck",
                                        "The scanner works."));
                    case "Task_ReviewTask" -> engine.complete(key, task.nodeId(), Map.of("reviewOutcome", "DONE"));
                    default -> throw new AssertionError(task.nodeId());
                }
            }
            if (state(key).equals("REVIEW")) {
                api.post("requester", "/api/tickets/" + key + "/confirm", Map.of());
                engine.runJobs(key);
            }
        }
    }

    private String state(String key) {
        return String.valueOf(
                api.get("requester", "/api/tickets/" + key).getBody().get("state"));
    }

    private int solved(String article) {
        var usage = api.text("lead", HttpMethod.GET, "/api/kb/usage", null).getBody();
        var found = java.util.regex.Pattern.compile("\"id\":\"" + article + "\".*?\"timesSolved\":(\\d+)")
                .matcher(usage);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
