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
