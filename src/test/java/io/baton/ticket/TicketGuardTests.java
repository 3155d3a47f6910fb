package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/** The same guard answers whichever door somebody comes through. */
@BatonTest
class TicketGuardTests {

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    Requests requests;

    @Test
    @Capability("T2.5")
    void everyOutcomeButCompletedNeedsAJustification() {
        var key = requests.laptopInWork();
        var deferred =
                Map.<String, Object>of("resolutionCode", "DEFERRED", "resolutionNote", "Later.", "workNote", "-");

        var throughApi = completeThroughApi(key, deferred);
        var throughEngine = completeThroughEngine(key, deferred);

        assertThat(throughApi.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(throughApi.getBody()).containsEntry("rule", "required-fields");
        assertThat(throughEngine.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(String.valueOf(throughEngine.getBody())).contains("justification");
        assertThat(engine.openTasks(key)).extracting("nodeId").containsExactly("Task_WorkOnTask");

        completeThroughApi(
                key,
                Map.of(
                        "resolutionCode", "DEFERRED",
                        "resolutionNote", "Later.",
                        "workNote", "-",
                        "justification", "The model is sold out."));
        engine.runJobs(key);
        engine.complete(key, "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
        assertThat(api.get("requester", "/api/tickets/" + key).getBody()).containsEntry("resolutionCode", "DEFERRED");
    }

    @Test
    @Capability("T2.5")
    void onlyListedResolutionCodesAreTaken() {
        var key = requests.laptopInWork();

        var refused = completeThroughApi(
                key,
                Map.of("resolutionCode", "SELF_SERVICE", "resolutionNote", "x", "workNote", "x", "justification", "x"));

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(refused.getBody()).containsEntry("rule", "form-contract");
    }

    @Test
    @Capability("T6.2")
    void anAccessTaskNeedsItsApproverAndExpiryThroughTheEngineToo() {
        var key = requests.order(
                "requester",
                Map.of("itemId", "vpn-access", "fields", Map.of("reason", "Working from home", "until", tomorrow())));
        approveIfAsked(key);
        requests.accept(key, "agent2");

        var refused = completeThroughEngine(
                "agent2",
                key,
                Map.of(
                        "resolutionCode",
                        "COMPLETED",
                        "resolutionNote",
                        "Open.",
                        "workNote",
                        "Done.",
                        "accessApprover",
                        ""));

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(String.valueOf(refused.getBody())).contains("accessApprover", "accessExpiry");
        assertThat(engine.openTasks(key)).extracting("nodeId").containsExactly("Task_WorkOnTask");
    }

    @Test
    void whatTheFormDoesNotAskForIsRefused() {
        var key = requests.laptopInWork();

        var refused = completeThroughEngine(key, Map.of("resolutionCode", "COMPLETED", "approved", true));

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(String.valueOf(refused.getBody())).contains("form-contract", "approved");
    }

    @Test
    @Capability("T3.4")
    void agentsDoNotReassignButLeadsDoWithAReason() {
        var key = requests.laptopInWork();
        var task = engine.task(key, "Task_WorkOnTask");

        assertThat(api.post("agent", "/engine-rest/task/" + task.id() + "/assignee", Map.of("userId", "lead"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(reassign("agent", key, "They asked").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(reassign("lead", key, "").getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(reassign("lead", key, "Agent is on leave").getStatusCode()).isEqualTo(HttpStatus.OK);

        assertThat(engine.task(key, "Task_WorkOnTask").assignee()).isEqualTo("lead");
        var events = api.get("auditor", "/api/audit/events?ticket=" + key + "&action=TASK_REASSIGNED");
        assertThat(String.valueOf(events.getBody()))
                .contains("Agent is on leave")
                .contains("lead");
    }

    @Test
    @Capability("T1.4")
    void cancellingARiskyTicketWaitsForTheLead() {
        var key = requests.firewallRule();
        assertThat(api.get("requester", "/api/tickets/" + key).getBody()).containsEntry("riskClass", "HIGH");
        approveIfAsked(key);

        assertThat(cancel("requester2", key)).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(cancel("agent3", key)).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(api.get("requester", "/api/tickets/" + key).getBody())
                .extracting("state")
                .isNotEqualTo("CANCELLED");

        decidePendingAction("lead", key, true);
        assertThat(api.get("requester", "/api/tickets/" + key).getBody()).containsEntry("state", "CANCELLED");
    }

    @Test
    void whoHasNoPartInATicketDoesNotSeeIt() {
        var key = requests.laptop();

        assertThat(api.get("requester2", "/api/tickets/" + key).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(api.get("requester2", "/api/tickets?q=" + key).getBody()).containsEntry("total", 0);
        assertThat(api.get("auditor", "/api/tickets/" + key).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void aStaleEditIsRefusedAndAnUnlistedCategoryToo() {
        var key = requests.fault();
        var path = "/api/tickets/" + key;
        var current = "\"" + api.get("agent", path).getBody().get("version") + "\"";

        var unlisted =
                api.exchange("agent", HttpMethod.PATCH, path, Map.of("category", "magic"), Map.of("If-Match", current));
        var edited = api.exchange(
                "agent",
                HttpMethod.PATCH,
                path,
                Map.of("category", "software-installation", "reason", "It is about a program."),
                Map.of("If-Match", current));
        var stale = api.exchange(
                "agent", HttpMethod.PATCH, path, Map.of("category", "information"), Map.of("If-Match", current));
        var silent = api.exchange(
                "agent",
                HttpMethod.PATCH,
                path,
                Map.of("category", "information"),
                Map.of("If-Match", "\"" + api.get("agent", path).getBody().get("version") + "\""));

        assertThat(unlisted.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(edited.getStatusCode()).as(String.valueOf(edited.getBody())).isEqualTo(HttpStatus.OK);
        assertThat(stale.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(String.valueOf(silent.getBody())).contains("reason");
        assertThat(api.text("lead", HttpMethod.GET, "/api/reclassifications", null)
                        .getBody())
                .contains(key, "It is about a program.");
    }

    private HttpStatusCode cancel(String person, String key) {
        return api.post(person, "/api/tickets/" + key + "/cancel", Map.of("reason", "No longer needed"))
                .getStatusCode();
    }

    private void decidePendingAction(String person, String key, boolean allowed) {
        var task = engine.task(key, "Task_DecidePendingAction");
        var done = api.post(
                person,
                "/api/tickets/" + key + "/tasks/" + task.id() + "/complete",
                Map.of("variables", Map.of("pendingActionAllowed", allowed)));
        assertThat(done.getStatusCode()).as(String.valueOf(done.getBody())).isEqualTo(HttpStatus.OK);
        engine.runJobs(key);
    }

    private static String tomorrow() {
        return LocalDate.now().plusDays(1).toString();
    }

    private void approveIfAsked(String key) {
        requests.approve(key);
    }

    @Test
    @Capability("T3.4")
    void workIsHandedOnlyToSomebodyOfTheTeamWhoIsThere() {
        var key = requests.laptopInWork();

        assertThat(refusal(key, "agent3")).contains("works in none of the teams");
        assertThat(refusal(key, "agent")).contains("has this task already");
        assertThat(refusal(key, "somebody-else")).contains("is not an active person");
        assertThat(refusal(key, "")).contains("is not an active person");
    }

    @Test
    @Capability("T3.4")
    void handingOnMeansTheWorkAndNotTheAnswerAnEscalationWaitsFor() {
        var key = requests.laptopInWork();
        var work = engine.task(key, "Task_WorkOnTask").id();
        api.post(
                "lead",
                "/api/tickets/" + key + "/escalate",
                Map.of("kind", "HIERARCHICAL", "reason", "The vendor does not deliver"));
        engine.runJobs(key);
        assertThat(engine.openTasks(key)).hasSizeGreaterThan(1);

        var answer = reassign("lead", key, "Knows the vendor");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(engine.task(key, "Task_WorkOnTask").assignee()).isEqualTo("lead");
        assertThat(engine.task(key, "Task_WorkOnTask").id()).isEqualTo(work);
    }

    private String refusal(String key, String assignee) {
        var answer =
                api.post("lead", "/api/tickets/" + key + "/reassign", Map.of("assignee", assignee, "reason", "Try"));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        return String.valueOf(answer.getBody());
    }

    private ResponseEntity<Map<String, Object>> reassign(String person, String key, String reason) {
        return api.post(person, "/api/tickets/" + key + "/reassign", Map.of("assignee", "lead", "reason", reason));
    }

    private ResponseEntity<Map<String, Object>> completeThroughApi(String key, Map<String, Object> variables) {
        var task = engine.task(key, "Task_WorkOnTask");
        return api.post(
                "agent", "/api/tickets/" + key + "/tasks/" + task.id() + "/complete", Map.of("variables", variables));
    }

    private ResponseEntity<Map<String, Object>> completeThroughEngine(String key, Map<String, Object> variables) {
        return completeThroughEngine("agent", key, variables);
    }

    private ResponseEntity<Map<String, Object>> completeThroughEngine(
            String person, String key, Map<String, Object> variables) {
        var task = engine.task(key, "Task_WorkOnTask");
        var typed = new java.util.HashMap<String, Object>();
        variables.forEach((name, value) -> typed.put(name, Map.of("value", value)));
        return api.post(person, "/engine-rest/task/" + task.id() + "/complete", Map.of("variables", typed));
    }
}
