package io.baton.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.TestClock;
import io.baton.engine.GoLiveGuard.GoingLive;
import io.baton.platform.Refusal;
import io.baton.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** Plans go-lives of models by changes, and deploys as Modeler does. */
@BatonTest
class DeploymentGuardTests {

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="Definitions_CoffeeSize" name="Coffee size" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="ID" name="Coffee size" camunda:historyTimeToLive="P30D">
                <description>How much coffee does somebody get?</description>
                <decisionTable id="DecisionTable_CoffeeSize" hitPolicy="UNIQUE">
                  <input id="Input_Priority" label="Priority">
                    <inputExpression id="InputExpression_Priority" typeRef="string"><text>priority</text></inputExpression>
                    <inputValues id="InputValues_Priority"><text>"P1","P2","P3","P4","P5"</text></inputValues>
                  </input>
                  <output id="Output_Summary" label="Size" name="resolutionNote" typeRef="string" />
                  <rule id="Rule_Everybody">
                    <description>Whoever asks gets some.</description>
                    <inputEntry id="InputEntry_Everybody_1"><text>-</text></inputEntry>
                    <outputEntry id="OutputEntry_Everybody_1"><text>"SIZE"</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    @Autowired
    private Api api;

    @Autowired
    private ChangeRequests changes;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private TestClock clock;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private DeploymentGuard guard;

    @Autowired
    private ChangeBook book;

    @Autowired
    private GoLiveDesk desk;

    @Test
    @Capability("W6.3")
    void goLiveIsNotPlannedIntoABlackout() {
        var from = clock.now().plus(Duration.ofDays(120)).truncatedTo(ChronoUnit.HOURS);
        var blackout = closed("BLACKOUT", "Closing of the year", from);

        var refused = changes.tryToRaise("process-owner", goLive(from.plusSeconds(600), Set.of()));
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("'Closing of the year'", "field=from");

        var beside = changes.tryToRaise("process-owner", goLive(from.plusSeconds(3600), Set.of()));
        assertThat(beside.getStatusCode().value()).as("%s", beside.getBody()).isEqualTo(201);
        assertThat(beside.getBody())
                .containsEntry("category", "workflow-model")
                .extractingByKey("what")
                .asString()
                .contains("service=baton", "environment=production");
        lift(blackout);
    }

    @Test
    @Capability("W6.3")
    void goLiveNeedsATimeUnlessItIsAnEmergency() {
        var unplanned = new HashMap<>(goLive(clock.now(), Set.of()));
        unplanned.remove("from");
        unplanned.remove("until");

        var refused = changes.tryToRaise("process-owner", unplanned);
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("field=from", "planned time");

        unplanned.put("type", "EMERGENCY");
        assertThat(changes.tryToRaise("process-owner", unplanned)
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
    }

    @Test
    void changeOfModelsIsAboutThisServer() {
        var content = new HashMap<>(goLive(clock.now().plusSeconds(3600), Set.of()));
        content.put("service", "svc-web-shop");

        var refused = changes.tryToRaise("process-owner", content);

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("field=service");
    }

    @Test
    @Capability("W6.3")
    void modelGoesLiveInsideItsApprovedTimeOnly() {
        var table = table("coffee-in-time", "large");
        var from = clock.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
        var key = changes.raise("process-owner", goLive(from, Set.of(digest(table))));

        var unapproved = deploy("process-owner", key, "coffee-in-time.dmn", table);
        assertThat(unapproved.getStatusCode().value()).as(unapproved.getBody()).isEqualTo(403);
        agree(key);
        var early = deploy("process-owner", "Coffee", "coffee-in-time.dmn", table);
        assertThat(early.getStatusCode().value()).as(early.getBody()).isEqualTo(403);
        assertThat(early.getHeaders().getContentType()).hasToString("application/problem+json");
        assertThat(early.getBody()).contains("\"rule\":\"model-go-live\"", key, from.toString(), "not due yet");

        clock.forwardTo(from.plusSeconds(60));
        var changed = deploy("process-owner", key, "coffee-in-time.dmn", table("coffee-in-time", "small"));
        assertThat(changed.getStatusCode().value()).as(changed.getBody()).isEqualTo(403);
        assertThat(changed.getBody()).contains("other content than coffee-in-time.dmn");

        var inTime = deploy("process-owner", key, "coffee-in-time.dmn", table);
        assertThat(inTime.getStatusCode().value()).as(inTime.getBody()).isEqualTo(200);
        engine.exhaust(key);
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTED").containsEntry("outcome", "SUCCEEDED");
        assertThat(api.get("change-manager", "/api/tickets/" + key).getBody()).containsEntry("state", "REVIEW");
        assertThat(api.text("change-manager", HttpMethod.GET, "/api/tickets/" + key + "/timeline?size=200", null)
                        .getBody())
                .contains("Live: coffee-in-time v1");

        assertThat(deploy("process-owner", key, "coffee-in-time.dmn", table)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    @Capability("W6.3")
    void modelThatMissedItsTimeIsPlannedAnew() {
        var table = table("coffee-too-late", "large");
        var from = clock.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
        var key = changes.raise("process-owner", goLive(from, Set.of(digest(table))));
        agree(key);

        clock.forwardTo(from.plusSeconds(3600));

        var late = deploy("process-owner", key, "coffee-too-late.dmn", table);
        assertThat(late.getStatusCode().value()).as(late.getBody()).isEqualTo(403);
        assertThat(late.getBody()).contains("Plan it anew");
    }

    @Test
    @Capability("W6.3")
    void peakThatCameLaterHoldsAnApprovedModel() {
        var table = table("coffee-at-peak", "large");
        var from = clock.now().plus(Duration.ofDays(4)).truncatedTo(ChronoUnit.HOURS);
        var key = changes.raise("process-owner", goLive(from, Set.of(digest(table))));
        agree(key);
        var peak = closed("PEAK", "Everybody orders coffee", from);

        clock.forwardTo(from.plusSeconds(60));
        var held = deploy("process-owner", key, "coffee-at-peak.dmn", table);

        assertThat(held.getStatusCode().value()).as(held.getBody()).isEqualTo(403);
        assertThat(held.getBody()).contains("'Everybody orders coffee'");
        lift(peak);
    }

    @Test
    @Capability("W6.3")
    void withoutAChangeNobodyDeploysWhereOneIsDemanded() {
        var demanding = new ChangeSettings(Duration.ofDays(90), Duration.ofDays(180), Duration.ofDays(31), true);
        var strict = new DeploymentGuard(book, desk, demanding);
        var what = new GoingLive("d-1", "Coffee", Map.of("coffee.dmn", digest("anything")));

        assertThatThrownBy(() -> strict.goingLive(what))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.status().value()).isEqualTo(403))
                .hasMessageContaining("name of the deployment");
        guard.goingLive(what); // in the demo a process owner may try a table out
    }

    @Test
    void deploymentThatNamesNoChangeOfModelsIsRefused() {
        var technical = changes.raise(Map.of());

        var answer = deploy("process-owner", "For " + technical, "coffee-other.dmn", table("coffee-other", "large"));

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(403);
        assertThat(answer.getBody()).contains(technical, "no change of the category workflow-model");
    }

    private void agree(String key) {
        for (int level = 0; level < 3 && !changes.votes(key).isEmpty(); level++) {
            var asked = changes.votes(key).stream().map(vote -> vote.assignee()).toList();
            for (var person : asked) {
                if (changes.votes(key).stream().anyMatch(vote -> person.equals(vote.assignee()))) {
                    changes.agree(key, person);
                }
            }
        }
        assertThat(changes.change(key)).containsEntry("state", "APPROVED");
    }

    private static Map<String, Object> goLive(Instant from, Set<String> digests) {
        var content = new HashMap<String, Object>(Map.of(
                "title", "More coffee",
                "category", "workflow-model",
                "digests", List.copyOf(digests),
                "from", from.toString(),
                "until", from.plusSeconds(3600).toString()));
        content.put("service", null);
        content.put("environment", null);
        return content;
    }

    private String closed(String kind, String title, Instant from) {
        var entry = api.post(
                "change-manager",
                "/api/calendar/entries",
                Map.of(
                        "kind",
                        kind,
                        "title",
                        title,
                        "reason",
                        "A test",
                        "zone",
                        "UTC",
                        "from",
                        from.toString().replace("Z", ""),
                        "until",
                        from.plusSeconds(3600).toString().replace("Z", ""),
                        "scopes",
                        List.of(Map.of("service", "baton", "environment", "production"))));
        var id = String.valueOf(entry.getBody().get("id"));
        assertThat(entry.getStatusCode().is2xxSuccessful())
                .as("%s", entry.getBody())
                .isTrue();
        if (kind.equals("BLACKOUT")) {
            api.post("change-manager", "/api/calendar/entries/" + id + "/preview", null);
            assertThat(api.post("process-owner", "/api/calendar/entries/" + id + "/agree", null)
                            .getStatusCode()
                            .is2xxSuccessful())
                    .isTrue();
        }
        return id;
    }

    private void lift(String entry) {
        for (var way : List.of("cancel", "release")) {
            api.post(
                    "change-manager",
                    "/api/calendar/entries/" + entry + "/" + way,
                    Map.of("reason", "The test is over"));
        }
    }

    private static String table(String id, String size) {
        return TABLE.replace("\"ID\"", "\"" + id + "\"").replace("SIZE", size);
    }

    private static String digest(String file) {
        return "sha256:" + Sha256.of(file);
    }

    private ResponseEntity<String> deploy(String person, String name, String file, String content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", name);
        parts.add("deployment-source", "Camunda Modeler");
        parts.add(file, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return file;
            }
        });
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        headers.setBasicAuth(person, "demo");
        return http.exchange(
                "/engine-rest/deployment/create", HttpMethod.POST, new HttpEntity<>(parts, headers), String.class);
    }
}
