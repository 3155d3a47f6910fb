package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.ChangeRequests;
import io.baton.EngineDriver;
import io.baton.TestClock;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Permit;
import io.baton.platform.Timestamps;
import io.baton.schedule.ClosedTimesChanged;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How long whoever was let through may go on, and what becomes of those who never say how it ended. */
@BatonTest
@Capability("W3.6")
class GrantLivesTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    ChangeRequests changes;

    @Autowired
    EngineDriver engine;

    @Autowired
    Gatekeeper gate;

    @Autowired
    GateGrants grants;

    @Autowired
    GrantLives lives;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private GateClient pipeline;

    @BeforeEach
    void connect() {
        pipeline = GateClient.pipeline(port, api);
    }

    @Test
    void livesOnWhileItIsHeardOfButNotForEver() {
        var id = granted("svc-email", "sandbox");
        var given = expires(id);
        for (int beat = 0; beat < 5; beat++) {
            clock.forward(Duration.ofHours(3));
            assertThat(beat(id).statusCode()).isEqualTo(200);
        }
        assertThat(expires(id)).isAfter(given.plus(Duration.ofHours(10)));
        clock.forward(Duration.ofHours(3));
        beat(id);
        clock.forward(Duration.ofHours(3));
        beat(id);
        assertThat(expires(id)).as("a day at most").isEqualTo(given.plus(Duration.ofHours(20)));

        clock.forward(Duration.ofHours(4));
        connect(); // its token was good for a day
        var over = beat(id);
        assertThat(over.statusCode()).isEqualTo(409);
        assertThat(GateClient.json(over).path("state").asText()).isEqualTo("expired");
        assertThat(expires(id)).as("nothing brings it back").isEqualTo(given.plus(Duration.ofHours(20)));
    }

    @Test
    void askingHowItStandsIsAHeartbeatToo() {
        var id = granted("svc-email", "sandbox");
        var given = expires(id);
        clock.forward(Duration.ofHours(1));

        pipeline.get("/grants/" + id);

        assertThat(expires(id)).isAfterOrEqualTo(given.plus(Duration.ofHours(1)));
    }

    @Test
    void aHeartbeatTellsThatItWasRevoked() {
        var permit = kept();
        var grant = running(permit, false);
        assertThat(beat(grant).statusCode()).isEqualTo(200);

        gate.keep(SomePermit.edited(permit));

        var told = beat(grant);
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.headers().firstValue("Gate-Decision")).hasValue("closed");
        assertThat(GateClient.json(told).path("state").asText()).isEqualTo("revoked");
        assertThat(beat(UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
        assertThat(GateClient.machine(port, api, "pipeline")
                        .post("/grants/" + grant + "/heartbeat", "")
                        .statusCode())
                .as("of somebody else")
                .isEqualTo(404);
    }

    @Test
    void aFreezeEndsWhatMayNotFinishInItAndNothingElse() {
        var stopped = kept();
        var abort = running(stopped, true);
        var finish = running(kept(), false);

        close(stopped.what().service(), clock.now().minusSeconds(1));

        assertThat(state(abort)).isEqualTo("REVOKED");
        assertThat(actions(stopped)).contains("GATE_REVOKED");
        assertThat(state(finish)).isEqualTo("ACTIVE");
    }

    @Test
    void aFreezeToComeCutsItShortAlsoWhenItIsHeardOf() {
        var permit = kept();
        var grant = running(permit, true);
        var begins = clock.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600);

        close(permit.what().service(), begins);

        assertThat(state(grant)).isEqualTo("ACTIVE");
        assertThat(expires(grant)).isEqualTo(begins);
        assertThat(beat(grant).statusCode()).isEqualTo(200);
        assertThat(expires(grant)).isEqualTo(begins);
    }

    @Test
    @Capability("O6.2")
    void whatNeverSaysHowItEndedIsOnRecordAndMayStillSaySo() {
        var key = changes.approved();
        var what = (Map<?, ?>) changes.change(key).get("what");
        var answer = pipeline.post(
                "/grants",
                Map.of(
                        "service", what.get("service"),
                        "environment", what.get("environment"),
                        "change", key,
                        "run", Map.of("id", "silent-" + key)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var id = answer.headers().firstValue("Gate-Grant").orElseThrow();
        lives.expire();
        assertThat(state(id)).as("as long as there is time").isEqualTo("ACTIVE");

        clock.forward(Duration.ofMinutes(31));
        lives.expire();
        lives.expire();

        assertThat(state(id)).isEqualTo("EXPIRED");
        assertThat(count("select count(*) from audit_event where action = 'GATE_EXPIRED' and object_id = ?", id))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from policy_breach where rule = 'grant-without-result' and ticket_key = ?",
                        key))
                .isEqualTo(1);
        assertThat(api.text(
                                "change-manager",
                                org.springframework.http.HttpMethod.GET,
                                "/api/tickets/" + key + "/timeline",
                                null)
                        .getBody())
                .contains("no result came");

        assertThat(pipeline.put("/grants/" + id + "/result", Map.of("outcome", "succeeded"))
                        .statusCode())
                .isEqualTo(200);
        engine.runJobs(key);
        assertThat(changes.change(key)).containsEntry("state", "IMPLEMENTED");
    }

    private String granted(String service, String environment) {
        var answer = pipeline.post(
                "/grants",
                Map.of(
                        "service",
                        service,
                        "environment",
                        environment,
                        "run",
                        Map.of("id", UUID.randomUUID().toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Gate-Grant").orElseThrow();
    }

    private String running(Permit permit, boolean aborts) {
        var now = clock.now();
        var grant = SomePermit.grant(permit, UUID.randomUUID().toString(), now);
        grants.insert(grant, new GateGrants.Renewal(Duration.ofMinutes(30), now.plus(Duration.ofHours(2)), aborts));
        return grant.id();
    }

    private void close(String service, Instant from) {
        transaction.executeWithoutResult(status -> {
            db.sql("insert into closed_time (id, entry_id, kind, title, service, environment, starts_at, ends_at)"
                            + " values (?, 'lives', 'FREEZE', 'Stocktaking', ?, null, ?, ?)")
                    .params(UUID.randomUUID().toString(), service)
                    .params(Timestamps.column(from), Timestamps.column(from.plusSeconds(3600)))
                    .update();
            events.publishEvent(new ClosedTimesChanged(Set.of("production"), Set.of()));
        });
    }

    private Permit kept() {
        var permit = SomePermit.approved();
        gate.keep(permit);
        return permit;
    }

    private HttpResponse<String> beat(String grant) {
        return pipeline.post("/grants/" + grant + "/heartbeat", "");
    }

    private Instant expires(String grant) {
        return grants.find(grant).orElseThrow().expiresAt();
    }

    private String state(String grant) {
        return grants.find(grant).orElseThrow().state().name();
    }

    private List<String> actions(Permit permit) {
        return db.sql("select action from audit_event where ticket = ?")
                .param(permit.changeKey())
                .query(String.class)
                .list();
    }

    private int count(String sql, String value) {
        return db.sql(sql).param(value).query(Integer.class).single();
    }
}
