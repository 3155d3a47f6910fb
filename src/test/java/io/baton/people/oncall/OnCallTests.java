package io.baton.people.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.people.OnCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

@BatonTest
@Capability({"W3.5", "O2.4"})
class OnCallTests {

    private static final String DESK = "/api/on-call/devops-team";

    @Autowired
    Api api;

    @Autowired
    OnCall onCall;

    @Autowired
    Clock clock;

    @Test
    void planShowsShiftsWithoutGapAndHowFairTheyAre() {
        var plan = read("agent", "/api/on-call/sre?from=2026-03-02T00:00:00Z&to=2026-04-27T00:00:00Z");

        assertThat(read(plan, "$.gaps", List.class)).isEmpty();
        assertThat(read(plan, "$.conflicts", List.class)).isEmpty();
        assertThat(read(plan, "$.quality.coverage", Integer.class)).isEqualTo(100);
        assertThat(read(plan, "$.quality.score", Integer.class)).isGreaterThanOrEqualTo(98);
        assertThat(read(plan, "$.shifts[*].person", List.class)).contains("sre1", "sre2");
    }

    @Test
    void absenceOfWhoIsOnCallIsNamedWithWhoeverIsCalledInstead() {
        var from = clock.instant().plus(Duration.ofDays(200));
        var until = from.plus(Duration.ofDays(8));
        var away = api.post(
                "sre1",
                "/api/staff/sre1/absences",
                Map.of("from", from.toString(), "until", until.toString(), "reason", "holiday"));
        assertThat(away.getStatusCode().value()).as("%s", away.getBody()).isEqualTo(201);

        var plan = read("lead", "/api/on-call/sre?from=" + from + "&to=" + until);

        assertThat(read(plan, "$.conflicts[*].person", List.class)).contains("sre1");
        assertThat(onCall.onDuty("sre", from.plus(Duration.ofHours(1)))
                        .map(duty -> duty.person())
                        .orElse("nobody"))
                .isNotEqualTo("sre1");
        assertThat(onCall.onDuty("sre", from.plus(Duration.ofHours(13)))
                        .map(duty -> duty.person())
                        .orElse("nobody"))
                .isNotEqualTo("sre1");
    }

    @Test
    void leadWritesARotaAndAGapIsRefusedWithItsPlace() {
        var weekdays = rota("PT8H", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", null);
        var refused = put("lead", weekdays);
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(refused.getBody().toString()).contains("nobody is on call from", "Europe/Berlin", "gapFrom");

        assertThat(put("lead", rota("PT8H", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "BUSINESS_HOURS"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(put("lead", rota("PT8H", "FREQ=WEEKLY;BYDAY=MO,WE", "AS_PLANNED"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(put("lead", rota("PT24H", "FREQ=DAILY", null))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(api.exchange("lead", HttpMethod.PUT, DESK + "/rota", rota("PT24H", "FREQ=DAILY", null), Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(428);
        assertThat(put("agent", weekdays).getStatusCode().value()).isEqualTo(403);
        assertThat(api.exchange("lead", HttpMethod.PUT, "/api/on-call/procurement/rota", weekdays, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(now()).containsEntry("layer", "Desk");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
                    zone;          Mars/Olympus
                    cover;         SOMETIMES
                    calendar;      no-such-calendar
                    layer.name;    override
                    layer.priority; 101
                    layer.zone;    Here/There
                    layer.start;   tomorrow
                    layer.length;  P60D
                    layer.length;  PT0S
                    layer.rule;    FREQ=SOMETIMES
                    layer.rule;    FREQ=MINUTELY
                    layer.rule;    FREQ=YEARLY,BYMONTH=2,BYMONTHDAY=30
                    layer.rule;    FREQ=DAILY,BYHOUR=9
                    layer.start;   +999999999-12-31T00:00
                    layer.rule;    FREQ=DAILY,COUNT=3
                    layer.turn;    YEAR
                    layer.until;   never
                    layer.users;   nobody-known
                    layer.users;   agent2""")
    void refusesEveryPlaceThatIsWrong(String place, String value) {
        var rota = new HashMap<>(rota("PT24H", "FREQ=DAILY", null));
        var layer = new HashMap<>(layer("PT24H", "FREQ=DAILY"));
        rota.put("layers", List.of(layer));
        var field = place.replace("layer.", "");
        Object wrong = field.equals("users")
                ? List.of(value)
                : field.equals("priority") ? Integer.valueOf(value) : value.replace(',', ';');
        (place.startsWith("layer.") ? layer : rota).put(field, wrong);

        var answer = put("lead", rota);

        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(422);
        assertThat(read(answer.getBody(), "$.errors[0].field", String.class))
                .isEqualTo(place.replace("layer.", "layers[0]."));
    }

    @Test
    void singleShiftGoesBeforeTheRotaAndIsTakenBack() {
        var now = clock.instant();
        var onDuty = onCall.onDuty("network", now).orElseThrow().person();
        var other = onDuty.equals("agent2") ? "agent3" : "agent2";

        var added = relief(other, "network", other, now.minusSeconds(60), now.plusSeconds(3600));
        assertThat(added.getStatusCode().value()).as("%s", added.getBody()).isEqualTo(201);
        assertThat(onCall.onDuty("network", now).orElseThrow())
                .satisfies(duty -> assertThat(duty.person()).isEqualTo(other))
                .satisfies(duty -> assertThat(duty.layer()).isEqualTo("override"));
        assertThat(read("agent", "/api/on-call/network/overrides")).contains(other);

        assertThat(delete(
                        "agent",
                        "/api/on-call/network/overrides/" + added.getBody().get("id")))
                .isEqualTo(403);
        assertThat(delete(
                        other,
                        "/api/on-call/network/overrides/" + added.getBody().get("id")))
                .isEqualTo(204);
        assertThat(onCall.onDuty("network", now).orElseThrow().person()).isEqualTo(onDuty);

        assertThat(relief(other, "network", onDuty, now, now.plusSeconds(60))
                        .getStatusCode()
                        .value())
                .as("not for others")
                .isEqualTo(403);
        assertThat(relief("admin", "network", "agent", now, now.plusSeconds(60))
                        .getBody()
                        .toString())
                .contains("works in network");
        assertThat(relief(other, "network", other, now, now.minusSeconds(60))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @Test
    void somebodyTakesAShiftOverWhenAsked() {
        var from = clock.instant().plus(Duration.ofDays(100)).truncatedTo(ChronoUnit.SECONDS);
        var until = from.plus(Duration.ofHours(2));
        var onDuty = onCall.onDuty("network", from).orElseThrow().person();
        var other = onDuty.equals("agent2") ? "agent3" : "agent2";
        var times = Map.of("from", from.toString(), "until", until.toString());

        assertThat(api.post(other, "/api/on-call/network/swaps", times)
                        .getBody()
                        .toString())
                .contains("not-on-call");
        var asked = api.post(onDuty, "/api/on-call/network/swaps", times);
        assertThat(asked.getStatusCode().value()).as("%s", asked.getBody()).isEqualTo(201);
        var swap = "/api/on-call/network/swaps/" + asked.getBody().get("id");
        assertThat(api.post(onDuty, swap + "/accept", null).getStatusCode().value())
                .isEqualTo(403);
        assertThat(api.post(other, swap + "/accept", null).getStatusCode().value())
                .isEqualTo(204);

        assertThat(onCall.onDuty("network", from).orElseThrow().person()).isEqualTo(other);
        assertThat(onCall.onDuty("network", until).orElseThrow().person()).isEqualTo(onDuty);
        assertThat(delete(onDuty, swap)).isEqualTo(409);
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(api.get("agent", "/api/on-call/procurement").getStatusCode().value())
                .isEqualTo(404);
        assertThat(api.get("agent", "/api/on-call/no-such/now").getStatusCode().value())
                .isEqualTo(404);
        assertThat(api.get("agent", "/api/on-call/sre?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.get("agent", "/api/on-call/sre?from=-999999999-01-01T00:00:00Z")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(put("lead", Map.of("zone", "UTC", "layers", java.util.Arrays.asList((Object) null)))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.list("auditor", "/api/on-call"))
                .extracting(row -> row.get("team"))
                .contains("network", "sre");
    }

    private Map<String, Object> now() {
        return read(read("agent", DESK + "/now"), "$.duty", Map.class);
    }

    private static Map<String, Object> rota(String length, String rule, @Nullable String cover) {
        var rota = new HashMap<String, Object>(Map.of("zone", "Europe/Berlin", "layers", List.of(layer(length, rule))));
        if (cover != null) {
            rota.put("cover", cover);
        }
        return rota;
    }

    private static Map<String, Object> layer(String length, String rule) {
        return Map.of(
                "name",
                "Desk",
                "priority",
                1,
                "start",
                "2026-01-05T09:00",
                "length",
                length,
                "rule",
                rule,
                "users",
                List.of("devops1"));
    }

    private ResponseEntity<Map<String, Object>> put(String person, Map<String, Object> rota) {
        var etag = api.get("admin", DESK + "/rota").getHeaders().getETag();
        return api.exchange(
                person, HttpMethod.PUT, DESK + "/rota", rota, etag == null ? Map.of() : Map.of("If-Match", etag));
    }

    private ResponseEntity<Map<String, Object>> relief(
            String by, String team, String person, Instant from, Instant until) {
        return api.post(
                by,
                "/api/on-call/" + team + "/overrides",
                Map.of("person", person, "from", from.toString(), "until", until.toString()));
    }

    private int delete(String person, String path) {
        return api.exchange(person, HttpMethod.DELETE, path, null, Map.of())
                .getStatusCode()
                .value();
    }

    private String read(String person, String path) {
        return api.text(person, HttpMethod.GET, path, null).getBody();
    }

    private static <T> T read(Object json, String path, Class<T> type) {
        return (json instanceof String text ? JsonPath.parse(text) : JsonPath.parse(json)).read(path, type);
    }
}
