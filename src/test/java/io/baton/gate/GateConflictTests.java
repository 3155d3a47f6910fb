package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.TestClock;
import io.baton.deployment.Deployable;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes on around a change: other changes at the same time, along the inventory, and grave incidents. */
@BatonTest
@Capability("W3.6")
class GateConflictTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    Gatekeeper gate;

    @Autowired
    GateGrants grants;

    @Autowired
    GateReach reach;

    @Autowired
    TicketDesk desk;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @Autowired
    WaitingRoom room;

    private GateClient pipeline;
    private Instant now;

    @BeforeEach
    void connect() {
        pipeline = GateClient.pipeline(port, api);
        now = clock.now().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void ofTwoChangesToOneItemTheOneThatBeginsFirstGoesFirst() {
        var service = item();
        var first = kept(within(of(service, "LOW"), -600, 600));
        var second = kept(within(of(service, "LOW"), -300, 1200));

        assertThat(check(first).statusCode()).isEqualTo(200);
        assertThat(rule(check(first), "conflict.none").path("result").asText()).isEqualTo("warn");
        var held = check(second);
        assertThat(held.statusCode()).isEqualTo(423);
        assertThat(reason(held)).isEqualTo("conflict.none");
        assertThat(GateClient.json(held).path("opensAt").asText())
                .isEqualTo(now.plusSeconds(600).toString());
        assertThat(rule(held, "conflict.none").path("detail").asText()).contains(first.changeKey(), service);

        gate.keep(SomePermit.in(first, PermitState.IMPLEMENTED));
        assertThat(check(second).statusCode()).isEqualTo(200);
    }

    @Test
    void whatRunsGoesFirstWhateverItsWindow() {
        var service = item();
        var running = kept(of(service, "LOW"));
        var waiting = kept(within(of(service, "LOW"), -300, 1200));
        assertThat(check(waiting).statusCode())
                .as("a change without a window takes no time until it runs")
                .isEqualTo(200);

        gate.keep(SomePermit.in(running, PermitState.IMPLEMENTING));
        var grant = SomePermit.grant(running, "run-1", now.minusSeconds(60));
        grants.insert(grant);

        assertThat(reason(check(waiting))).contains("conflict.none");
        grants.end(grant.id(), io.baton.deployment.Outcome.SUCCEEDED, null, now);
        assertThat(check(waiting).statusCode()).isEqualTo(200);
    }

    @Test
    void oneStepAwayAChangeOfHighRiskHoldsAndALesserOneIsNamed() {
        var service = item();
        var database = item();
        relate(service, "DEPENDS_ON", database);
        var other = kept(within(of(database, "LOW"), -600, 600));
        var mine = kept(within(of(service, "LOW"), -300, 1200));

        assertThat(rule(check(mine), "conflict.none").path("result").asText()).isEqualTo("warn");
        assertThat(check(mine).statusCode()).isEqualTo(200);

        kept(SomePermit.of(other, other.what(), "NORMAL", "HIGH"));
        assertThat(reason(check(mine))).isEqualTo("conflict.none");
        kept(SomePermit.of(mine, mine.what(), "EMERGENCY", "LOW"));
        assertThat(check(mine).statusCode()).as("an emergency").isEqualTo(200);
    }

    @Test
    void fartherAwayItIsOnlyNamedAndBeyondThreeStepsNotEvenThat() {
        var items = new String[] {item(), item(), item(), item(), item()};
        for (int i = 0; i < 4; i++) {
            relate(items[i], "RUNS_ON", items[i + 1]);
        }
        kept(within(of(items[3], "HIGH"), -600, 600));
        var third = kept(within(of(items[0], "LOW"), -300, 1200));
        var told = rule(check(third), "conflict.none");
        assertThat(told.path("result").asText()).isEqualTo("warn");
        assertThat(told.path("detail").asText()).contains("3 hops");

        gate.keep(SomePermit.in(third, PermitState.CANCELLED));
        kept(within(of(items[4], "HIGH"), -600, 600));
        var fourth = kept(within(of(items[0], "LOW"), -300, 1200));
        assertThat(rule(check(fourth), "conflict.none").path("detail").asText()).doesNotContain(items[4]);
    }

    @Test
    void aRelationThatIsDrawnLaterCountsSoon() {
        var service = item();
        var database = item();
        kept(within(of(database, "HIGH"), -600, 600));
        var mine = kept(within(of(service, "LOW"), -300, 1200));
        assertThat(check(mine).statusCode()).isEqualTo(200);

        relate(service, "DEPENDS_ON", database);
        reach.refresh();

        assertThat(reason(check(mine))).isEqualTo("conflict.none");
    }

    @Test
    void otherEnvironmentsAndTimesAreNoConflict() {
        var service = item();
        var there = of(service, "HIGH");
        kept(within(
                SomePermit.of(
                        there, new Deployable(service, "staging", null, SomePermit.COMMIT, Set.of()), "NORMAL", "HIGH"),
                -600,
                600));
        kept(within(of(service, "HIGH"), 3000, 6000));
        var mine = kept(within(of(service, "LOW"), -300, 1200));

        assertThat(check(mine).statusCode()).isEqualTo(200);
        assertThat(rule(check(mine), "conflict.none").path("result").asText()).isEqualTo("pass");
    }

    @Test
    void aGraveIncidentNextToItHoldsUntilItIsOver() throws Exception {
        var service = item();
        var database = item();
        relate(service, "DEPENDS_ON", database);
        var mine = kept(of(service, "LOW"));
        var incident = desk.open(new OpenTicket(
                        "INCIDENT",
                        "Slow",
                        "It is slow.",
                        "requester",
                        null,
                        null,
                        Map.of(),
                        null,
                        database,
                        "LOW",
                        "LOW"))
                .key();
        priority(incident, "P3");
        assertThat(check(mine).statusCode()).as("a lesser one").isEqualTo(200);

        priority(incident, "P1");
        var held = check(mine);
        assertThat(held.statusCode()).isEqualTo(423);
        assertThat(reason(held)).isEqualTo("incident.none");
        assertThat(rule(held, "incident.none").path("detail").asText()).contains(incident, "P1");

        var waiting = pipeline.soon("/check" + query(mine), "Prefer", "wait=55");
        await().atMost(Duration.ofSeconds(10)).until(() -> room.taken() >= 1);
        desk.record(incident, Map.of(TicketField.PRIORITY, "P4"));
        assertThat(waiting.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(check(mine).statusCode()).isEqualTo(200);
    }

    @Test
    void whatRemediesAnIncidentIsNotHeldByIt() {
        var service = item();
        var incident = desk.open(new OpenTicket(
                        "INCIDENT",
                        "Down",
                        "It is down.",
                        "requester",
                        null,
                        null,
                        Map.of(),
                        null,
                        service,
                        "HIGH",
                        "HIGH"))
                .key();
        priority(incident, "P2");
        var change = desk.open(new OpenTicket(
                        "CHANGE",
                        "Remedy",
                        "More memory.",
                        "agent",
                        null,
                        null,
                        Map.of(),
                        service,
                        service,
                        "LOW",
                        "LOW"))
                .key();
        var some = of(service, "LOW");
        var mine = kept(new Permit(
                change,
                some.type(),
                some.state(),
                some.what(),
                null,
                null,
                1,
                some.contentHash(),
                "LOW",
                some.owner(),
                some.because(),
                some.consents()));
        assertThat(reason(check(mine))).isEqualTo("incident.none");

        db.sql(
                        "insert into ticket_link (ticket_key, relation, other_key, created_by, at) values (?, 'RELATES_TO', ?, 'agent', current_timestamp)")
                .params(change, incident)
                .update();

        assertThat(check(mine).statusCode()).isEqualTo(200);
    }

    private void priority(String ticket, String priority) {
        db.sql("update ticket set priority = ? where ticket_key = ?")
                .params(priority, ticket)
                .update();
    }

    /** An item of its own in the inventory. */
    private String item() {
        var id = "ci-conflict-" + UUID.randomUUID().toString().substring(0, 8);
        var answer = api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/cmdb/cis/" + id,
                Map.of("ciClass", "application", "name", id, "environment", "production", "attributes", Map.of()),
                Map.of());
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s", answer.getBody())
                .isTrue();
        return id;
    }

    private void relate(String source, String type, String target) {
        var answer = api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/cmdb/cis/" + source + "/relations/" + type + "/" + target,
                Map.of(),
                Map.of());
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s", answer.getBody())
                .isTrue();
    }

    private static Permit of(String service, String risk) {
        var what = new Deployable(service, "production", "1.0", SomePermit.COMMIT, Set.of(SomePermit.DIGEST));
        return SomePermit.of(SomePermit.approved(), what, "NORMAL", risk);
    }

    private Permit within(Permit permit, int from, int until) {
        return SomePermit.within(permit, now.plusSeconds(from), now.plusSeconds(until));
    }

    private Permit kept(Permit permit) {
        gate.keep(permit);
        return permit;
    }

    private static String query(Permit permit) {
        return SomePermit.query(permit) + "&change=" + permit.changeKey();
    }

    private HttpResponse<String> check(Permit permit) {
        return pipeline.get("/check" + query(permit));
    }

    private static String reason(HttpResponse<String> answer) {
        return answer.headers().firstValue("Gate-Reason").orElse("");
    }

    private static JsonNode rule(HttpResponse<String> answer, String id) {
        for (var rule : GateClient.json(answer).path("rules")) {
            if (rule.path("id").asText().equals(id)) {
                return rule;
            }
        }
        throw new AssertionError("No rule " + id + " in " + answer.body());
    }
}
