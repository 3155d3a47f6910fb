package io.baton.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.TestClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@BatonTest
class GoLivesTests {

    @Autowired
    private Api api;

    @Autowired
    private GoLives goLives;

    @Autowired
    private TestClock clock;

    @Test
    void modelsDoNotGoLiveInPeakTimesOfTheProductItself() {
        var from = clock.now().plus(Duration.ofDays(200)).truncatedTo(ChronoUnit.HOURS);
        var entry = api.post(
                "change-manager",
                "/api/calendar/entries",
                Map.of(
                        "kind", "PEAK",
                        "title", "Closing of the quarter",
                        "reason", "Everybody orders",
                        "zone", "UTC",
                        "from", from.toString().replace("Z", ""),
                        "until", from.plusSeconds(3600).toString().replace("Z", ""),
                        "scopes", List.of(Map.of("service", "baton", "environment", "production"))));
        var id = String.valueOf(entry.getBody().get("id"));

        assertThat(goLives.obstacles(from.minusSeconds(1))).isEmpty();
        assertThat(goLives.obstacles(from)).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("PEAK");
            assertThat(one.words()).contains("Closing of the quarter");
        });
        assertThat(goLives.obstacles(from.plusSeconds(3600))).isEmpty();
        assertThat(goLives.obstacles(from.minusSeconds(600), from.plusSeconds(600)))
                .hasSize(1);

        api.post("change-manager", "/api/calendar/entries/" + id + "/cancel", Map.of("reason", "The test is over"));
        assertThat(goLives.obstacles(from)).isEmpty();
    }

    @Test
    void theFeedHasTheDemoEntriesWithStableIdsAndShortLines() {
        var first = api.text("agent", HttpMethod.GET, "/api/calendar.ics", null);
        var second = api.text("agent", HttpMethod.GET, "/api/calendar.ics?service=svc-web-shop", null);

        assertThat(first.getHeaders().getContentType()).hasToString("text/calendar;charset=UTF-8");
        assertThat(first.getBody())
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains("SUMMARY:Freeze: Year-end freeze of the shop", "SUMMARY:Maintenance window: Weekly")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(first.getBody().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(75));
        assertThat(uids(first.getBody())).doesNotHaveDuplicates().containsAll(uids(second.getBody()));
        assertThat(second.getBody()).doesNotContain("Weekly maintenance");
        assertThat(api.text("requester", HttpMethod.GET, "/api/calendar.ics", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(api.anonymous(HttpMethod.GET, "/api/calendar.ics", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    private static List<String> uids(String file) {
        return file.lines().filter(line -> line.startsWith("UID:")).toList();
    }
}
