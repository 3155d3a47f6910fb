package io.baton.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@BatonTest
@Capability("C3.3")
class ResultObservationTests {

    private static final String MONITORING =
            "svc-" + UUID.randomUUID().toString().substring(0, 8);

    @RegisterExtension
    static final ModelUnderTest MODEL = new ModelUnderTest("result-observation");

    @Autowired
    private Api api;

    @Autowired
    private TestRestTemplate http;

    @Test
    void alertInTheObservationTimeSendsTheTaskBackToWork() {
        var ci = "ci-" + UUID.randomUUID().toString().substring(0, 8);
        var ticket = verified(ci);
        assertThat(MODEL.waitsAt(ticket)).isEmpty();
        assertThat(MODEL.plannedStates(ticket)).containsExactly("IN_PROGRESS");

        var id = UUID.randomUUID().toString();
        var taken = report(alert(id, ci));

        assertThat(taken.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(taken.getBody()).containsEntry("tickets", List.of(ticket));
        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_WorkOnTask");
        assertThat(MODEL.plannedStates(ticket)).containsExactly("IN_PROGRESS");
        assertThat(MODEL.text("agent", "/api/tickets/" + ticket + "/timeline?size=100"))
                .contains("CRITICAL alert from watcher on " + ci + ": Fans stand still. The work goes back.");

        var again = report(alert(id, ci));
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody()).isEqualTo(taken.getBody());
    }

    @Test
    void silenceLetsTheTaskGoOnToReview() {
        var ticket = verified("ci-" + UUID.randomUUID().toString().substring(0, 8));
        assertThat(report(alert(UUID.randomUUID().toString(), "another-" + ticket))
                        .getBody())
                .containsEntry("tickets", List.of());

        MODEL.fireTimers(ticket);

        assertThat(MODEL.waitsAt(ticket)).containsExactly("Task_ReviewTask");
        assertThat(MODEL.plannedStates(ticket)).containsExactly("REVIEW");
    }

    @Test
    void workThatTouchesNoConfigurationItemIsNotWatched() {
        assertThat(MODEL.waitsAt(verified(null))).containsExactly("Task_ReviewTask");
    }

    @Test
    void alertWithoutItsPartsIsRefusedByField() {
        var refused = report(Map.of("severity", "CRITICAL", "occurredAt", "2999-01-01T00:00:00Z"));

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody()))
                .contains("field=source", "field=id", "field=summary", "field=occurredAt");
    }

    @Test
    void peopleReportNoAlerts() {
        assertThat(api.post("agent", "/api/events", alert("1", "db-042"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private String verified(String ci) {
        var ticket = ci == null
                ? MODEL.ask("requester", "My docking station is broken")
                : MODEL.ask("requester", "My docking station is broken", "ciId", known(ci));
        MODEL.complete("agent", ticket, "Task_AcceptTask");
        MODEL.complete("agent", ticket, "Task_WorkOnTask", "resolutionCode", "COMPLETED", "resolutionNote", "Cleaned.");
        MODEL.complete(
                "agent",
                ticket,
                "Task_VerifyResult",
                "verified",
                true,
                "testResult",
                "Ran it for an hour.",
                "sideEffectCheck",
                "The neighbours run too.");
        return ticket;
    }

    private String known(String ci) {
        var saved = api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/cmdb/cis/" + ci,
                Map.of("name", ci, "ciClass", "host", "owner", "applications", "environment", "production"),
                Map.of());
        assertThat(saved.getStatusCode().is2xxSuccessful())
                .as("%s", saved.getBody())
                .isTrue();
        return ci;
    }

    private static Map<String, Object> alert(String id, String ci) {
        return Map.of("source", "watcher", "id", id, "severity", "CRITICAL", "ciId", ci, "summary", "Fans stand still");
    }

    private ResponseEntity<Map<String, Object>> report(Map<String, Object> alert) {
        var headers = new HttpHeaders();
        headers.setBearerAuth(token());
        return http.exchange(
                "/api/events",
                HttpMethod.POST,
                new HttpEntity<>(new HashMap<>(alert), headers),
                new ParameterizedTypeReference<>() {});
    }

    private String token() {
        api.post("admin", "/api/people/services", Map.of("id", MONITORING, "name", "Watcher", "role", "integration"));
        var body = Map.of(
                "owner", MONITORING, "name", "alerts", "scopes", List.of("*:read", "*:write"), "expiresInDays", 1);
        return String.valueOf(api.post("admin", "/api/tokens", body).getBody().get("secret"));
    }
}
