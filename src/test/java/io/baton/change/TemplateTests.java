package io.baton.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.deployment.Changes;
import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.people.Directory;
import io.baton.platform.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** Standard changes from their proposal to their retirement. */
@BatonTest
class TemplateTests {

    private static final Run RUN = new Run("shell", "run-1", 1, null);

    @Autowired
    Api api;

    @Autowired
    ChangeRequests changes;

    @Autowired
    EngineDriver engine;

    @Autowired
    Changes known;

    @Autowired
    Directory directory;

    private String service;
    private String id;
    private String failed = "";

    @BeforeEach
    void propose() {
        service = changes.serviceOfItsOwn();
        id = "std-" + service;
        assertThat(proposed(Map.of()).getStatusCode().value()).isEqualTo(201);
    }

    @Test
    void proposalTakesTwoPeople() {
        refused("5.3", "PROPOSED");
        assertThat(act("change-manager", "agree", "")).isEqualTo(403);
        assertThat(act("agent", "agree", "")).isEqualTo(403);

        assertThat(act("change-manager2", "agree", "")).isEqualTo(200);
        assertThat(act("change-manager2", "agree", "")).isEqualTo(409);
    }

    @Test
    void standardChangeIsApprovedByItsTemplateAndFoundAgainByTheNextRun() {
        act("change-manager2", "agree", "");

        var key = open(service, "5.3");
        engine.runJobs(key);

        assertThat(changes.change(key))
                .containsEntry("type", "STANDARD")
                .containsEntry("template", id)
                .containsEntry("state", "APPROVED");
        assertThat(open(service, "5.3")).isEqualTo(key);
        assertThat(open(service, "5.4")).isNotEqualTo(key);
    }

    @Test
    void failureTakesItsStandingUntilSomebodyLooked() {
        act("change-manager2", "agree", "");
        var key = open(service, "5.3");
        engine.runJobs(key);
        known.ended(key, "grant", Outcome.FAILED, "It did not start.");
        engine.runJobs(key);

        assertThat(template()).containsEntry("state", "SUSPENDED");
        assertThat(template().get("record")).isEqualTo(Map.of("done", 1, "failed", 1));
        refused("5.4", key);
        assertThat(act("change-manager", "reinstate", "")).isEqualTo(422);
        assertThat(act("change-manager", "reinstate", "The licence file is part of the image now."))
                .isEqualTo(200);
        assertThat(open(service, "5.4")).startsWith("CHG-");
    }

    @Test
    void whatIsRetiredIsNotUsedAndWhatIsForSomethingElseDoesNotFit() {
        act("change-manager2", "agree", "");
        assertThatThrownBy(() -> open("svc-intranet", "5.3"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not for svc-intranet");

        assertThat(act("change-manager", "retire", "The pages are gone.")).isEqualTo(200);

        refused("5.3", "RETIRED");
    }

    @Test
    void badProposalsAreRefusedByField() {
        assertThat(proposed(Map.of()).getStatusCode().value()).isEqualTo(409);
        assertThat(proposed(Map.of("id", "X")).getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(
                        proposed(Map.of("id", id + "-2", "rollbackPlan", "")).getBody()))
                .contains("rollbackPlan");
    }

    @Test
    void personRaisesAStandardChangeAndFixesOnlyItsVersionAndWindow() {
        act("change-manager2", "agree", "");

        var raised = raise(Map.of("version", "5.3", "service", service));
        assertThat(raised.getStatusCode().value()).as("%s", raised.getBody()).isEqualTo(201);
        var key = String.valueOf(raised.getBody().get("key"));
        engine.runJobs(key);

        assertThat(changes.change(key))
                .containsEntry("type", "STANDARD")
                .containsEntry("origin", "PERSON")
                .containsEntry("template", id)
                .containsEntry("title", "Pages 5.3")
                .containsEntry("state", "APPROVED");
    }

    @Test
    void whatTheTemplateFixesIsRefusedFieldByField() {
        act("change-manager2", "agree", "");

        var refused = raise(Map.of(
                "version",
                "5.3",
                "type",
                "NORMAL",
                "service",
                "svc-intranet",
                "outageMinutes",
                5,
                "rollbackPlan",
                "Hope."));

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody()))
                .contains("field=type", "field=service", "field=outageMinutes", "field=rollbackPlan")
                .doesNotContain("field=environment");
    }

    @Test
    void personIsToldWhyAStandardChangeCannotBeRaised() {
        assertThat(raise(Map.of()).getStatusCode().value()).as("only proposed").isEqualTo(409);
        act("change-manager2", "agree", "");
        known.ended(openedAndApproved(), "grant", Outcome.FAILED, "It did not start.");
        engine.runJobs(failed);

        var refused = raise(Map.of("version", "5.4"));

        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(refused.getBody())).contains("SUSPENDED", failed);
        assertThat(String.valueOf(api.post("agent", "/api/changes", Map.of("template", "std-nothing"))
                        .getBody()))
                .contains("field=template", "/api/change-templates");
        assertThat(String.valueOf(api.post("agent", "/api/changes", Map.of("type", "STANDARD"))
                        .getBody()))
                .contains("field=template");
    }

    @Test
    void standardChangeDoesNotBecomeAnotherByAnEdit() {
        act("change-manager2", "agree", "");
        var key = String.valueOf(raise(Map.of("version", "5.3")).getBody().get("key"));
        engine.runJobs(key);

        var other = edit(key, ChangeRequests.content(Map.of("service", "svc-intranet")));
        assertThat(other.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(other.getBody())).contains("field=template");
        var plan = api.post(
                "agent", "/api/changes/" + key + "/evidence", Map.of("kind", "ROLLBACK_PLAN", "text", "Hope."));
        assertThat(plan.getStatusCode().value()).isEqualTo(422);
        assertThat(changes.change(key)).containsEntry("state", "APPROVED");

        var later = edit(key, Map.of("template", id, "version", "5.3.1"));
        assertThat(String.valueOf(later.getBody().get("what"))).contains("version=5.3.1");
    }

    private ResponseEntity<Map<String, Object>> edit(String key, Map<String, Object> content) {
        return api.exchange(
                "agent",
                HttpMethod.PUT,
                "/api/changes/" + key,
                content,
                Map.of("If-Match", "\"" + changes.change(key).get("version") + "\""));
    }

    private String openedAndApproved() {
        failed = open(service, "5.3");
        engine.runJobs(failed);
        return failed;
    }

    private ResponseEntity<Map<String, Object>> raise(Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("template", id);
        return api.post("agent", "/api/changes", body);
    }

    private void refused(String version, String because) {
        assertThatThrownBy(() -> open(service, version))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(because);
    }

    private String open(String what, String version) {
        return known.openStandard(
                id,
                new Deployable(what, "production", version, null, Set.of()),
                RUN,
                directory.person("devops1").orElseThrow());
    }

    private Map<String, Object> template() {
        return api.get("change-manager", "/api/change-templates/" + id).getBody();
    }

    private int act(String person, String action, String reason) {
        return api.post(person, "/api/change-templates/" + id + "/" + action, Map.of("reason", reason))
                .getStatusCode()
                .value();
    }

    private ResponseEntity<Map<String, Object>> proposed(Map<String, Object> more) {
        var body = new HashMap<String, Object>(ChangeRequests.PROVEN);
        body.putAll(Map.of(
                "id", id, "title", "Pages", "service", service, "environment", "production", "reason", "Each week."));
        body.putAll(more);
        return api.post("change-manager", "/api/change-templates", body);
    }
}
