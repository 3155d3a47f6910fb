package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.TestClock;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.PermitState;
import io.baton.platform.Timestamps;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who asks too often, what is closed when, and that every no is counted. */
@BatonTest
class GateLimitsTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    Gatekeeper gate;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @Test
    @Capability("W3.6")
    void whoAsksTooOftenIsSentAwayAndNeverLetThrough() {
        var pipeline = GateClient.pipeline(port, api);
        var permit = SomePermit.approved();
        gate.keep(permit);
        var query = SomePermit.query(permit);

        var answers = IntStream.range(0, 60)
                .parallel()
                .mapToObj(number -> pipeline.get("/check" + query))
                .toList();

        var refused = answers.stream().filter(it -> it.statusCode() == 429).toList();
        assertThat(refused).isNotEmpty().allSatisfy(GateLimitsTests::isSentAway);
        assertThat(refused.get(0).headers().firstValue("RateLimit-Policy")).hasValue("\"check\";q=10;w=1;burst=30");
        assertThat(answers.stream().map(HttpResponse::statusCode)).containsOnly(200, 429);
    }

    @Test
    @Capability("W3.6")
    void whoWantsToGoTooOftenGetsNoGrantAndUsesNothingUp() {
        var pipeline = GateClient.pipeline(port, api);
        for (int number = 0; number < 5; number++) {
            pipeline.post("/grants", Map.of());
        }
        var answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(number -> pipeline.post(
                        "/grants",
                        Map.of(
                                "service",
                                "svc-email",
                                "environment",
                                "sandbox",
                                "run",
                                Map.of("id", "often-" + UUID.randomUUID()))))
                .toList();

        var through = answers.stream().filter(it -> it.statusCode() == 201).count();
        var refused = answers.stream().filter(it -> it.statusCode() == 429).toList();
        assertThat(refused).hasSizeGreaterThan(10).allSatisfy(GateLimitsTests::isSentAway);
        assertThat(through + refused.size()).isEqualTo(20);
        assertThat(pipeline.post("/deployments", Map.of()))
                .as("the door for what was deployed already")
                .satisfies(GateLimitsTests::isSentAway);
    }

    private static void isSentAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Gate-Decision")).hasValue("closed");
        assertThat(answer.headers().firstValue("Gate-Grant")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(GateClient.json(answer).path("rule").asText()).isEqualTo("gate-limit");
    }

    @Test
    void theCalendarTellsWhatIsClosedAndWhenItOpens() {
        var pipeline = GateClient.pipeline(port, api);
        var permit = SomePermit.approved();
        var service = permit.what().service();
        var now = clock.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        gate.keep(SomePermit.within(permit, now.plusSeconds(3600), now.plusSeconds(7200)));
        close(service, now.minusSeconds(60), now.plusSeconds(600));
        close(service, now.plusSeconds(500), now.plusSeconds(900));
        close(service, now.plusSeconds(5000), now.plusSeconds(6000));
        var asked = "/calendar?service=" + service + "&environment=production&from=" + now;

        var told = GateClient.json(pipeline.get(asked));

        assertThat(told.path("open").asBoolean()).isFalse();
        assertThat(told.path("nextOpening").asText())
                .isEqualTo(now.plusSeconds(900).toString());
        assertThat(told.path("nextClosing").asText())
                .isEqualTo(now.plusSeconds(5000).toString());
        assertThat(told.path("closed")).hasSize(3);
        assertThat(told.path("windows").findValuesAsText("change")).containsExactly(permit.changeKey());
        assertThat(GateClient.json(pipeline.get(asked + "&until=" + now.plusSeconds(300)))
                        .has("nextOpening"))
                .as("it does not open within the span")
                .isFalse();
        assertThat(pipeline.get(asked + "&until=" + now.minusSeconds(1)).statusCode())
                .isEqualTo(422);
        assertThat(pipeline.get("/calendar?service=" + service).statusCode()).isBetween(400, 422);
        assertThat(GateClient.machine(port, api, "pipeline").get(asked).statusCode())
                .as("a pipeline that nobody registered")
                .isEqualTo(403);
    }

    private void close(String service, java.time.Instant from, java.time.Instant until) {
        db.sql("insert into closed_time (id, entry_id, kind, title, service, environment, starts_at, ends_at)"
                        + " values (?, 'limits', 'FREEZE', 'Stocktaking', ?, null, ?, ?)")
                .params(UUID.randomUUID().toString(), service)
                .params(Timestamps.column(from), Timestamps.column(until))
                .update();
    }

    @Test
    @Capability("C7.6")
    void everyRefusalOfTheGateIsCounted() {
        var pipeline = GateClient.pipeline(port, api);
        var permit = SomePermit.in(SomePermit.approved(), PermitState.IN_APPROVAL);
        gate.keep(permit);
        var before = refusals();

        pipeline.get("/check" + SomePermit.query(permit));
        pipeline.post("/grants", "{");
        pipeline.post(
                "/grants",
                Map.of(
                        "service", permit.what().service(),
                        "environment", "production",
                        "digests", List.of(SomePermit.DIGEST),
                        "run", Map.of("id", "counted")));
        new GateClient(port, "Bearer gtk_none").get("/check" + SomePermit.query(permit));
        pipeline.post("/evaluations", Map.of("service", permit.what().service(), "environment", "production"));

        assertThat(refusals()).as("four said no, a question refuses nobody").isEqualTo(before + 4);
        assertThat(api.text("lead", org.springframework.http.HttpMethod.GET, report(), null)
                        .getBody())
                .contains("gate,gate-closed,", "gate,gate-denied,", "gate,token-refused,");
    }

    private long refusals() {
        return api.text("lead", org.springframework.http.HttpMethod.GET, report(), null)
                .getBody()
                .lines()
                .filter(line -> line.startsWith("gate,"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.lastIndexOf(',') + 1).trim()))
                .sum();
    }

    private static String report() {
        return "/api/reports/conformance?format=csv&groupBy=guard";
    }
}
