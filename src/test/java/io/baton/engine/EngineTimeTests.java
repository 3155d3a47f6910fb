package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

@BatonTest
@Capability("W6.5")
class EngineTimeTests {

    @LocalServerPort
    int port;

    @Autowired
    TestClock time;

    @Autowired
    Clock clock;

    @Autowired
    EngineDriver engine;

    @Autowired
    Requests requests;

    @Autowired
    Api api;

    @Test
    void theEngineFollowsTheProductThereAndBack() {
        var before = Instant.now();

        time.forward(Duration.ofDays(40));

        assertThat(clock.instant()).isCloseTo(before.plus(Duration.ofDays(40)), within(1, ChronoUnit.MINUTES));
        assertThat(ClockUtil.getCurrentTime().toInstant()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
        time.putBack();
        assertThat(ClockUtil.getCurrentTime().toInstant()).isCloseTo(before, within(1, ChronoUnit.MINUTES));
    }

    @Test
    void timersOfModelsFallDue() {
        var key = requests.laptopInReview();
        engine.runJobs(key);
        assertThat(state(key)).isEqualTo("REVIEW");

        time.forward(Duration.ofDays(60));
        engine.runJobs(key);

        assertThat(state(key)).isEqualTo("CLOSED");
    }

    @Test
    void tokensExpire() {
        var made = api.post(
                "agent",
                "/api/me/tokens",
                Map.of("name", "short", "scopes", List.of("teams:read"), "expiresInDays", 1));
        var token = "Bearer " + made.getBody().get("secret");
        assertThat(teams(token)).isEqualTo(200);

        time.forward(Duration.ofHours(25));

        assertThat(teams(token)).isEqualTo(401);
    }

    @Test
    void nobodyMovesTimeOutsideOfTheSandbox() {
        var move = Map.of("by", "PT4H");

        assertThat(api.post("admin", "/api/sandbox/clock", move).getStatusCode().value())
                .isEqualTo(404);
        assertThat(api.text("admin", HttpMethod.GET, "/api/sandbox/clock", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private String state(String key) {
        return String.valueOf(
                api.get("requester", "/api/tickets/" + key).getBody().get("state"));
    }

    private int teams(String token) {
        return new Browser(port).open("/api/teams", "Authorization", token).statusCode();
    }
}
