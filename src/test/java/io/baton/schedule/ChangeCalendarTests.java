package io.baton.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ChangeCalendarTests {

    private static final String ENTRIES = "/api/calendar/entries";

    @Autowired
    private Api api;

    @Autowired
    private ChangeCalendar calendar;

    @Autowired
    private ClosedTimes closedTimes;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TestClock clock;

    private final List<String> written = new ArrayList<>();

    /** What is frozen would be in the way of other tests. */
    @AfterEach
    void thaw() {
        for (var id : written) {
            api.post("change-manager", ENTRIES + "/" + id + "/release", Map.of("reason", "The test is over"));
            api.post("change-manager", ENTRIES + "/" + id + "/cancel", Map.of("reason", "The test is over"));
        }
    }

    @Test
    void aFreezeCountsOnceASecondPersonAgreedAndUntilItIsReleased() {
        var from = clock.now().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.HOURS);
        calendar.put(plan("CHG-LIFE-1", "svc-printing", from.plusSeconds(3600)));
        var id = draft(entry("FREEZE", from, 48, Map.of("service", "svc-printing", "environment", "production")));

        assertThat(agree("process-owner", id).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(rows(id)).isZero();
        var preview = api.post("change-manager", ENTRIES + "/" + id + "/preview", null);
        assertThat(preview.getBody())
                .containsEntry("services", List.of("svc-printing"))
                .containsEntry("everyService", false);
        assertThat(keys(preview.getBody().get("plans"))).containsExactly("CHG-LIFE-1");
        assertThat(agree("change-manager", id).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(agree("agent", id).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(kinds("svc-printing", from)).isEmpty();

        assertThat(agree("process-owner", id).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(rows(id)).isEqualTo(1);
        assertThat(kinds("svc-printing", from)).containsExactly("FREEZE");
        var edited = api.exchange(
                "change-manager",
                HttpMethod.PUT,
                ENTRIES + "/" + id,
                entry("FREEZE", from, 1, Map.of()),
                Map.of("If-Match", "\"2\""));
        assertThat(edited.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);

        var second = enforced(entry("BLACKOUT", from, 48, Map.of("service", "svc-printing")));
        var unsaid = api.post("change-manager", ENTRIES + "/" + id + "/release", Map.of("reason", " "));
        var released = api.post("change-manager", ENTRIES + "/" + id + "/release", Map.of("reason", "Fixed early"));
        assertThat(unsaid.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(released.getBody()).containsEntry("state", "RELEASED");
        assertThat(rows(id)).isZero();
        assertThat(rows(second)).as("what another one closes stays closed").isEqualTo(1);
        assertThat(actions(id))
                .containsExactly(
                        "CALENDAR_ENTRY_DRAFTED",
                        "CALENDAR_ENTRY_PREVIEWED",
                        "CALENDAR_ENTRY_ENFORCED",
                        "CALENDAR_ENTRY_RELEASED");
        calendar.drop("CHG-LIFE-1");
    }

    @Test
    void whoChangedItLastIsNoSecondPersonEitherAndAChangeHasToBeLookedAtAgain() {
        var from = clock.now().plus(Duration.ofDays(30));
        var id = draft(entry("BLACKOUT", from, 2, Map.of("service", "svc-printing")));
        api.post("change-manager", ENTRIES + "/" + id + "/preview", null);
        var changed = api.exchange(
                "change-manager",
                HttpMethod.PUT,
                ENTRIES + "/" + id,
                entry("BLACKOUT", from, 3, Map.of("service", "svc-printing")),
                Map.of("If-Match", "\"1\""));

        assertThat(changed.getBody()).containsEntry("state", "DRAFT");
        assertThat(agree("process-owner", id).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void closedTimesAreWrittenForTheHorizonAndFollowTheClock() {
        var from = clock.now().plus(Duration.ofHours(36));
        var weekly =
                new HashMap<>(entry("BLACKOUT", from, 2, Map.of("service", "svc-printing", "environment", "test")));
        weekly.put("rule", "FREQ=WEEKLY");
        var id = enforced(weekly);
        assertThat(rows(id)).isEqualTo(57);

        closedTimes.extend(id);
        assertThat(rows(id)).isEqualTo(57);
        clock.forward(Duration.ofDays(70));
        assertThat(closedTimes.due()).contains(id);
        closedTimes.extend(id);
        closedTimes.extend(id);

        assertThat(closedTimes.due()).doesNotContain(id);
        assertThat(rows(id)).as("of which the past ones are left out").isEqualTo(57);
        assertThat(db.sql("select count(*) from (select distinct starts_at, service, environment from closed_time"
                                + " where entry_id = ?) t")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(57);
    }

    @Test
    void aFrozenItemClosesTheServicesThatRelyOnIt() {
        var id = enforced(entry("FREEZE", clock.now().plus(Duration.ofDays(25)), 2, Map.of("item", "app-orders")));

        assertThat(db.sql("select service from closed_time where entry_id = ? order by service")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("svc-order-desk", "svc-web-shop");
    }

    @Test
    void relatedItemsAreFoundInTheInventory() {
        var from = clock.now().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.HOURS);
        calendar.put(new Plan(
                "CHG-GRAPH-1",
                "Move host",
                Set.of("host-db-07"),
                null,
                "production",
                "lead",
                from,
                from.plusSeconds(3600)));
        var near = calendar.collisions(new Plan(
                "CHG-GRAPH-2",
                "Upgrade",
                Set.of("db-042-replica"),
                null,
                "production",
                "lead",
                from,
                from.plusSeconds(60)));
        var next = calendar.nextFree(new Plan(
                "CHG-GRAPH-2",
                "Upgrade",
                Set.of("db-042-replica"),
                null,
                "production",
                "lead",
                from,
                from.plusSeconds(60)));

        assertThat(near).extracting(Collision::kind).contains("RELATED_ITEM", "PERSON_BUSY");
        assertThat(near)
                .filteredOn(one -> one.kind().equals("RELATED_ITEM"))
                .allSatisfy(one -> assertThat(one.words())
                        .contains("db-042-replica is 2 steps away from host-db-07", "CHG-GRAPH-1 (Move host)"));
        assertThat(next).hasValueSatisfying(free -> assertThat(free.from()).isAfterOrEqualTo(from.plusSeconds(3600)));
        calendar.drop("CHG-GRAPH-1");
    }

    @Test
    void badEntriesAreRefusedWithTheirFields() {
        var bad = new HashMap<String, Object>(entry("HOLIDAY", clock.now(), 1, Map.of("service", "svc-nothing")));
        bad.put("zone", "Middle-earth");
        bad.put("rule", "FREQ=HOURLY");
        bad.put("title", " ");
        bad.put("owner", "nobody");
        bad.put(
                "scopes",
                List.of(Map.of("service", "db-042"), Map.of("item", "nothing"), Map.of("region", "Atlantis")));
        var answer = api.post("change-manager", ENTRIES, bad);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(String.valueOf(answer.getBody()))
                .contains("field=kind", "field=title", "field=owner", "field=zone", "field=scopes[0].service")
                .contains("field=scopes[1].item", "field=scopes[2].region");
        assertThat(api.post("change-manager", ENTRIES, Map.of()).getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(api.post("agent", ENTRIES, entry("PEAK", clock.now(), 1, Map.of()))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(api.get("agent", "/api/calendar?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void theSheetShowsEntriesAndPlansAndCanBeFiltered() {
        var from = clock.now().plus(Duration.ofDays(50)).truncatedTo(ChronoUnit.HOURS);
        calendar.put(plan("CHG-SHEET-1", "svc-printing", from));
        draft(entry("PEAK", from, 2, Map.of("service", "svc-printing", "environment", "production")));
        draft(entry("PEAK", from, 2, Map.of("service", "svc-intranet")));
        var path = "/api/calendar?from=" + from + "&to=" + from.plusSeconds(7200);

        assertThat(titles(path + "&service=svc-printing&environment=production"))
                .containsExactlyInAnyOrder("Plan CHG-SHEET-1", "PEAK of test svc-printing");
        assertThat(titles(path + "&service=svc-printing&kind=PLAN")).containsExactly("Plan CHG-SHEET-1");
        assertThat(titles(path + "&service=svc-intranet")).containsExactly("PEAK of test svc-intranet");
        calendar.drop("CHG-SHEET-1");
    }

    @Test
    void whoeverWorksHereMayAskForAFreeTime() {
        var from = clock.now().plus(Duration.ofDays(60)).truncatedTo(ChronoUnit.HOURS);
        enforced(entry("FREEZE", from, 3, Map.of("item", "db-101")));
        var asked = api.post(
                "agent",
                "/api/calendar/conflicts",
                Map.of(
                        "items",
                        List.of("db-101"),
                        "from",
                        from.toString(),
                        "until",
                        from.plusSeconds(60).toString()));
        var unknown = api.post(
                "agent",
                "/api/calendar/conflicts",
                Map.of(
                        "items",
                        List.of("no-such"),
                        "until",
                        from.plusSeconds(60).toString()));

        assertThat(String.valueOf(asked.getBody())).contains("kind=FREEZE", "from=" + from.plusSeconds(3 * 3600));
        assertThat(String.valueOf(unknown.getBody())).contains("field=items", "field=from");
        assertThat(api.post("requester", "/api/calendar/conflicts", Map.of()).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    private String enforced(Map<String, Object> entry) {
        var id = draft(entry);
        api.post("change-manager", ENTRIES + "/" + id + "/preview", null);
        assertThat(agree("process-owner", id).getStatusCode()).isEqualTo(HttpStatus.OK);
        return id;
    }

    private String draft(Map<String, Object> entry) {
        var answer = api.post("change-manager", ENTRIES, entry);
        assertThat(answer.getStatusCode()).as(String.valueOf(answer.getBody())).isEqualTo(HttpStatus.CREATED);
        var id = String.valueOf(answer.getBody().get("id"));
        written.add(id);
        return id;
    }

    private ResponseEntity<Map<String, Object>> agree(String person, String id) {
        return api.post(person, ENTRIES + "/" + id + "/agree", null);
    }

    private static Map<String, Object> entry(String kind, Instant from, int hours, Map<String, ?> scope) {
        var where = scope.values().stream()
                .findFirst()
                .map(any -> scope.get("service"))
                .orElse(null);
        return Map.of(
                "kind",
                kind,
                "title",
                kind + " of test " + (where == null ? "x" : where),
                "reason",
                "Tested",
                "zone",
                "UTC",
                "from",
                from.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""),
                "until",
                from.truncatedTo(ChronoUnit.SECONDS)
                        .plusSeconds(hours * 3600L)
                        .toString()
                        .replace("Z", ""),
                "scopes",
                List.of(scope));
    }

    private static Plan plan(String key, @Nullable String service, Instant from) {
        return new Plan(key, "Plan " + key, Set.of(), service, "production", null, from, from.plusSeconds(3600));
    }

    private List<String> kinds(String service, Instant from) {
        return calendar.collisions(plan("CHG-ASKED", service, from)).stream()
                .filter(one -> !one.with().startsWith("CHG"))
                .map(Collision::kind)
                .toList();
    }

    private long rows(String id) {
        return db.sql("select count(*) from closed_time where entry_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private List<String> actions(String id) {
        return db.sql("select action from audit_event where object_id = ? order by occurred_at, id")
                .param(id)
                .query(String.class)
                .list();
    }

    private List<String> titles(String path) {
        return ((List<?>) api.get("agent", path).getBody().get("lines"))
                .stream()
                        .map(line -> String.valueOf(((Map<?, ?>) line).get("title")))
                        .toList();
    }

    private static List<String> keys(@Nullable Object plans) {
        return ((List<?>) plans)
                .stream()
                        .map(plan -> String.valueOf(((Map<?, ?>) plan).get("key")))
                        .toList();
    }
}
