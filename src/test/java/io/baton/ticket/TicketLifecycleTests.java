package io.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

@BatonTest
class TicketLifecycleTests {

    @Autowired
    Api api;

    @Autowired
    EngineDriver engine;

    @Autowired
    Requests requests;

    @Test
    @Capability("T2.1")
    void stateIsMovedByStepsOnlyAndAnEditIsToldTheAllowedTransitions() {
        var key = requests.laptop();

        var refused = api.exchange(
                "requester", HttpMethod.PATCH, "/api/tickets/" + key, Map.of("status", "CLOSED"), Map.of());

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(refused.getBody())
                .containsEntry("rule", "state-transition")
                .containsEntry("allowed", List.of("CANCELLED", "IN_PROGRESS", "ON_HOLD"));
        assertThat(stateOf(key)).isEqualTo("PENDING");
    }

    @Test
    @Capability({"T2.1", "C1.5"})
    void acceptWorkAndReviewTakeATicketThroughItsFourStates() {
        var key = requests.laptop();
        assertThat(stateOf(key)).isEqualTo("PENDING");

        engine.complete(key, "Task_ApproveRequest", Map.of("approved", true, "approvalReason", "Needed"));
        requests.accept(key, "agent");
        assertThat(stateOf(key)).isEqualTo("IN_PROGRESS");

        engine.complete(
                key,
                "Task_WorkOnTask",
                Map.of(
                        "resolutionCode", "COMPLETED",
                        "resolutionNote", "Ready.",
                        "workNote", "Done.",
                        "assetTag", requests.laptopInStock(),
                        "assetPlace", "Berlin"));
        engine.complete(key, "Task_ReviewTask", Map.of("reviewOutcome", "DONE"));
        assertThat(stateOf(key)).isEqualTo("REVIEW");

        assertThat(api.post("requester", "/api/tickets/" + key + "/confirm", null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        engine.runJobs(key);
        assertThat(stateOf(key)).isEqualTo("CLOSED");
        assertThat(engine.isRunning(key)).isFalse();
        assertThat(timelineOf(key))
                .extracting(entry -> entry.get("kind"))
                .contains("MESSAGE", "DECISION", "TASK", "STATE", "STEP");
        assertThat(timelineOf(key).get(0).get("text")).isEqualTo("Request received: Laptop");
    }

    @Test
    @Capability({"I4.3", "C4.2"})
    void notFixedBringsTheTicketBackToWorkAndCounts() {
        var key = requests.laptopInReview();

        var reopened = api.post("requester", "/api/tickets/" + key + "/reopen", Map.of("reason", "It does not start."));
        engine.runJobs(key);

        assertThat(reopened.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(api.get("requester", "/api/tickets/" + key).getBody())
                .containsEntry("state", "IN_PROGRESS")
                .containsEntry("reopenCount", 1);
        assertThat(engine.openTasks(key)).isNotEmpty();
    }

    @Test
    @Capability("I4.3")
    void silenceClosesTheTicketAndIsMarked() {
        var key = requests.laptopInReview();

        engine.fireTimers(key);

        assertThat(api.get("requester", "/api/tickets/" + key).getBody())
                .containsEntry("state", "CLOSED")
                .containsEntry("acceptance", "NO_RESPONSE");
    }

    @Test
    @Capability({"C4.2", "I4.3"})
    void onlyTheRequesterConfirms() {
        var key = requests.laptopInReview();

        assertThat(api.post("requester2", "/api/tickets/" + key + "/confirm", null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(api.post("agent", "/api/tickets/" + key + "/confirm", null).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(stateOf(key)).isEqualTo("REVIEW");
    }

    @Test
    void aDeclinedRequestEndsWithoutAnyTask() {
        var key = requests.laptop();

        engine.complete(key, "Task_ApproveRequest", Map.of("approved", false, "approvalReason", "Not this year."));

        assertThat(api.get("requester", "/api/tickets/" + key).getBody())
                .containsEntry("state", "CANCELLED")
                .containsEntry("resolutionCode", "REJECTED")
                .containsEntry("justification", "Not this year.");
        assertThat(api.text("manager", HttpMethod.GET, "/api/tickets/" + key + "/steps", null)
                        .getBody())
                .doesNotContain("Task_AcceptTask");
        assertThat(api.text("requester", HttpMethod.GET, "/api/tickets/" + key + "/approvals", null)
                        .getBody())
                .contains("\"decidedBy\":\"baton\"", "\"decision\":\"DECLINED\"");
    }

    @Test
    void workRestsWhileATicketIsOnHoldAndTheForecastMoves() {
        var key = requests.laptopInWork();
        var before = api.get("requester", "/api/tickets/" + key).getBody().get("expectedAt");

        var held = api.post(
                "agent",
                "/api/tickets/" + key + "/hold",
                Map.of(
                        "reason",
                        "Waiting for the supplier",
                        "until",
                        Instant.now().plus(Duration.ofDays(20)).toString()));
        assertThat(held.getStatusCode()).as(String.valueOf(held.getBody())).isEqualTo(HttpStatus.OK);
        assertThat(held.getBody()).containsEntry("state", "ON_HOLD");
        assertThat(held.getBody().get("expectedAt")).isNotEqualTo(before);

        var work = engine.task(key, "Task_WorkOnTask");
        var refused = api.post(
                "agent",
                "/api/tickets/" + key + "/tasks/" + work.id() + "/complete",
                Map.of("variables", Map.of("resolutionCode", "COMPLETED")));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(refused.getBody()).containsEntry("rule", "ticket-on-hold");

        assertThat(api.post("agent", "/api/tickets/" + key + "/resume", null).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        engine.runJobs(key);
        assertThat(stateOf(key)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void cancellingEndsTheProcessAndItsTasks() {
        var key = requests.laptopInWork();

        var cancelled = api.post("lead", "/api/tickets/" + key + "/cancel", Map.of("reason", "Ordered by mistake"));
        engine.runJobs(key);

        assertThat(cancelled.getStatusCode())
                .as(String.valueOf(cancelled.getBody()))
                .isEqualTo(HttpStatus.OK);
        assertThat(api.get("requester", "/api/tickets/" + key).getBody())
                .containsEntry("state", "CANCELLED")
                .containsEntry("resolutionCode", "CANCELLED");
        assertThat(engine.isRunning(key)).isFalse();
    }

    private String stateOf(String key) {
        return String.valueOf(
                api.get("requester", "/api/tickets/" + key).getBody().get("state"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> timelineOf(String key) {
        return (List<Map<String, Object>>) api.get("requester", "/api/tickets/" + key + "/timeline")
                .getBody()
                .get("items");
    }
}
