package io.baton.gate.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.deployment.Outcome;
import io.baton.deployment.Trust;
import io.baton.deployment.Trust.Level;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class TrustTests {

    private static final String WHERE = "production";

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    Trust trust;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String service = "svc-trust-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void recordOfTheExampleEarnsTheLevelThatTheOwnerAllows() {
        record().clean(45, daysAgo(100)).failed(1, daysAgo(100));

        assertThat(now().level()).as("nobody allowed more").isEqualTo(Level.T1);
        allow("T3");

        assertThat(now().level()).isEqualTo(Level.T2);
        assertThat(now().sentence()).isEqualTo("46 deployments, 1 failure: bound 9.9 %, T2; 47 more clean ones for T3");
        allow("T0");
        assertThat(now().level()).isEqualTo(Level.T0);
        assertThat(now().earned()).isEqualTo(Level.T2);
    }

    @Test
    void whatIsOlderThanThePeriodOrWasCalledOffDoesNotCount() {
        record().clean(60, daysAgo(181)).failed(2, daysAgo(181)).add(4, "COMPLETED", "CANCELLED", daysAgo(3));
        record().clean(3, daysAgo(179));

        assertThat(now().deployments()).isEqualTo(3);
        assertThat(now().level()).isEqualTo(Level.NEW);
        assertThat(now().next()).isEqualTo(new Trust.Next(Level.T1, 16));
    }

    @Test
    void silenceCountsAsFailureOnceItsTimeIsUp() {
        record().clean(18, daysAgo(9)).add(1, "ACTIVE", null, daysAgo(1)).add(1, "ACTIVE", null, clock.instant());

        assertThat(now().deployments()).isEqualTo(19);
        assertThat(now().failures()).isEqualTo(1);
        assertThat(now().level()).isEqualTo(Level.T0);
    }

    @Test
    void failureCostsALevelOnceForEachCauseWhateverTheRecordSays() {
        record().clean(400, daysAgo(50));
        allow("T3");
        assertThat(now().level()).isEqualTo(Level.T3);

        trust.ended(service, WHERE, "CHG-1", Outcome.FAILED);
        trust.ended(service, WHERE, "CHG-1", Outcome.ROLLED_BACK);
        assertThat(now().level()).isEqualTo(Level.T2);
        assertThat(now().earned()).isEqualTo(Level.T3);

        trust.ended(service, WHERE, "CHG-2", Outcome.ROLLED_BACK);
        assertThat(now().level()).isEqualTo(Level.T1);
        assertThat(now().sentence()).contains("held at T1", "CHG-2 was rolled back", "5 clean deployments, 0 so far");
        assertThat(ledger()).contains("TRUST_LOST", "TRUST_ALLOWED");
    }

    @Test
    void lostLevelComesBackWithTimeAndCleanDeployments() {
        record().clean(400, daysAgo(50));
        allow("T3");
        trust.ended(service, WHERE, "CHG-3", Outcome.FAILED);
        jdbc.sql("update gate_trust_fall set fell_at = ?, climbs_at = ? where service = ?")
                .params(Timestamps.column(daysAgo(15)), Timestamps.column(daysAgo(1)), service)
                .update();
        record().clean(4, daysAgo(2));
        assertThat(now().level()).isEqualTo(Level.T2);

        record().clean(1, daysAgo(1));

        assertThat(now().level()).isEqualTo(Level.T3);
        assertThat(now().fall()).isNull();
    }

    @Test
    void newcomerThatFailsIsLookedAtByPeople() {
        trust.ended(service, WHERE, "CHG-4", Outcome.FAILED);

        assertThat(now().level()).isEqualTo(Level.T0);
    }

    @Test
    void onlyWhoAnswersForTheServiceOrForChangesAllowsMore() {
        var owned = service + "-owned";
        assertThat(api.exchange(
                                "admin",
                                HttpMethod.PUT,
                                "/api/cmdb/cis/" + owned,
                                Map.of("ciClass", "service", "name", "Pages " + owned, "owner", "devops-team"),
                                Map.of())
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();

        assertThat(allow("agent", owned, "T2", "We look at it").getStatusCode().value())
                .isEqualTo(403);
        assertThat(allow("devops1", owned, "T2", "We look at it")
                        .getStatusCode()
                        .value())
                .as("the lead says it for the team")
                .isEqualTo(403);
        assertThat(allow("lead", owned, "T2", "We look at it").getBody()).containsEntry("allowed", "T2");
        assertThat(allow("change-manager", owned, "T1", "Not before the audit").getBody())
                .containsEntry("allowed", "T1");
        assertThat(allow("change-manager", owned, "T1", " ").getStatusCode().value())
                .isEqualTo(422);
        assertThat(allow("change-manager", owned, "NEW", "So be it")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(allow("change-manager", owned, null, "So be it")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @Test
    void toldToThoseWhoFollowServices() {
        var path = "/api/gate/v1/trust?service=" + service + "&environment=" + WHERE;

        assertThat(api.get("auditor", path).getBody())
                .containsEntry("level", "NEW")
                .containsEntry("bound", 100.0)
                .containsEntry("sentence", "0 deployments, 0 failures: bound 100.0 %, NEW; 19 more clean ones for T1");
        assertThat(api.get("agent", "/api/gate/v1/trust?service=" + service)
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.get("requester", path).getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void shownOnThePageOfTheServiceToThoseWhoFollowIt() {
        var owned = service + "-shown";
        api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/cmdb/cis/" + owned,
                Map.of("ciClass", "service", "name", "Pages " + owned),
                Map.of());
        new GateRecord(jdbc, owned, WHERE).clean(19, daysAgo(9));

        assertThat(page("lead", owned))
                .contains("production: T1", "19 deployments, 0 failures: bound 14.6 %, T1; 10 more clean ones for T2");
        assertThat(page("requester", owned)).doesNotContain("19 deployments");
    }

    private String page(String person, String service) {
        return Browser.signedIn(port, person, "demo")
                .open("/portal/services/" + service, "Accept", "text/html")
                .body();
    }

    private void allow(String level) {
        var answer = allow("change-manager", service, level, "Its team is on call");
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }

    private ResponseEntity<Map<String, Object>> allow(
            String who, String service, @Nullable String level, String because) {
        var body = level == null ? Map.of("because", because) : Map.of("allowed", level, "because", because);
        return api.exchange(
                who, HttpMethod.PUT, "/api/gate/v1/trust?service=" + service + "&environment=" + WHERE, body, Map.of());
    }

    private Trust.Standing now() {
        return trust.of(service, WHERE);
    }

    private GateRecord record() {
        return new GateRecord(jdbc, service, WHERE);
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    private String ledger() {
        return String.valueOf(api.get("auditor", "/api/audit/events?object=" + service + "@" + WHERE)
                .getBody());
    }
}
