package io.baton.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.people.Role;
import io.baton.platform.Timestamps;
import io.baton.platform.report.ReportQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Capability({"I6.1", "O5.2"})
class SlaPerformanceTests {

    private static final Instant NOVEMBER = Instant.parse("2026-11-10T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-10T12:00:00Z");

    private TestDatabase database;
    private SlaClocks clocks;
    private int count;

    TestDatabase database() {
        return TestDatabase.with("V130__ticket.sql", "V300__calendar.sql", "V301__sla.sql", "V380__journey.sql");
    }

    @BeforeEach
    void clocksThatEnded() {
        database = database();
        clocks = new SlaClocks(database.jdbc());
        for (int hours = 1; hours <= 10; hours++) {
            ended("CLOSED", "Network", ClockKind.RESOLUTION, null, hours, 8, NOVEMBER);
        }
        ended("CLOSED", "Network", ClockKind.OLA, "network", 3, 6, NOVEMBER);
        ended("CLOSED", "E-mail", ClockKind.RESOLUTION, null, 2, 8, NOVEMBER);
        ended("CANCELLED", "Network", ClockKind.RESOLUTION, null, 500, 8, NOVEMBER);
        ended("CLOSED", "Network", ClockKind.RESOLUTION, null, 400, 8, SUMMER);
    }

    @Test
    void targetsStandBesideWhatWasMeasuredAndWhatItCost() {
        var rows = rows("2026-11-01");

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        row("E-mail", "SLA", "Resolution", 1, "8.00", "2.00", "2.00", "100.0", 0, "2.00"),
                        row("Network", "OLA", "Work of network", 1, "6.00", "3.00", "3.00", "100.0", 0, "3.00"),
                        // nine of ten hours lie between the ninth and the tenth; two of ten were missed, at 5 percent
                        // each
                        row("Network", "SLA", "Resolution", 10, "8.00", "5.50", "9.10", "80.0", 10, "9.25"));
    }

    @Test
    void ticketsWhoseGroupsHadMoreTimeThanWasPromisedAreCounted() {
        ended("CLOSED", "Network", ClockKind.RESOLUTION, null, 3, 8, NOVEMBER);
        var ticket = "REQ-2026-%06d".formatted(count);
        List.of("service-desk", "network")
                .forEach(team -> clocks.add(clock(
                        "of-" + team,
                        ticket,
                        ClockKind.OLA,
                        team,
                        "Network",
                        Duration.ofHours(5),
                        Duration.ofHours(1),
                        NOVEMBER,
                        null,
                        false)));

        assertThat(rows("2026-11-01"))
                .filteredOn(row -> "Network".equals(row.get(0)) && "SLA".equals(row.get(1)))
                .singleElement()
                .satisfies(row -> assertThat(row.get(10)).isEqualTo(1L));
    }

    @Test
    void theBaselineIsThatOfTheLastQuarterHoweverLongThePeriod() {
        assertThat(rows("2026-01-01"))
                .filteredOn(row -> "Network".equals(row.get(0)) && "SLA".equals(row.get(1)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get(3)).as("measured").isEqualTo(11L);
                    assertThat(row.get(6)).as("baseline").isEqualTo(new BigDecimal("9.10"));
                });
    }

    @Test
    @Capability("O2.5")
    void aJourneyIsMeasuredFromEndToEndBesideWhatItsGroupsTook() {
        journey("new-at-work", "New at work");
        for (int hours = 10; hours <= 100; hours += 10) {
            var first = way("CLOSED", ClockKind.JOURNEY, hours, NOVEMBER, "new-at-work");
            part(first, "network", 4);
        }
        way("CLOSED", ClockKind.JOURNEY, 900, SUMMER, "new-at-work");
        way("CANCELLED", ClockKind.JOURNEY, 900, NOVEMBER, "new-at-work");
        var joined = way("CLOSED", ClockKind.JOURNEY, 900, NOVEMBER, "new-at-work");
        database.jdbc()
                .sql("update journey_ticket set first_key = ? where ticket_key = ?")
                .params(way("CLOSED", ClockKind.RESPONSE, 1, NOVEMBER, "new-at-work"), joined)
                .update();

        assertThat(rows("2026-11-01", "journey"))
                .contains(
                        row("New at work", "End to end", "Journey", 10, "80.00", "55.00", "91.00", "80.0", 10, "91.00"),
                        row("New at work", "OLA", "Work of network", 10, "6.00", "4.00", "4.00", "100.0", 0, "4.00"));
        assertThat(rows("2026-11-01")).noneMatch(row -> "Journey".equals(row.get(2)));
        var times = new SlaPerformance(database.jdbc());
        assertThat(times.journey(
                        "new-at-work", Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z")))
                .hasValue(new SlaPerformance.Spread(10, Duration.ofHours(55), Duration.ofHours(91)));
        assertThat(times.journey("other", SUMMER, NOVEMBER)).isEmpty();
    }

    private void journey(String id, String name) {
        database.jdbc()
                .sql(
                        "insert into journey (journey_id, version, name, owner, changed_at, changed_by) values (?, 1, ?, 'o', ?, 'o')")
                .params(id, name, Timestamps.column(SUMMER))
                .update();
    }

    /** One more ticket with a clock along a journey. */
    private String way(String state, ClockKind kind, int hours, Instant at, String journey) {
        ended(state, "Workplace", kind, null, hours, 80, at);
        var key = "REQ-2026-%06d".formatted(count);
        along(key, key, journey);
        return key;
    }

    /** Another ticket of the same way, with the clock of a group. */
    private void part(String first, String team, int hours) {
        ended("CLOSED", "Network", ClockKind.OLA, team, hours, 6, NOVEMBER);
        along("REQ-2026-%06d".formatted(count), first, "new-at-work");
    }

    private void along(String key, String first, String journey) {
        database.jdbc()
                .sql("insert into journey_ticket (ticket_key, first_key, journey_id, joined_at) values (?, ?, ?, ?)")
                .params(key, first, journey, Timestamps.column(SUMMER))
                .update();
    }

    @Test
    void requestersDoNotReadIt() {
        assertThat(new SlaPerformanceReport(new SlaPerformance(database.jdbc())).readers())
                .doesNotContain(Role.REQUESTER, Role.AGENT);
    }

    @Test
    void realisticTargetsAreFullQuartersOfAnHour() {
        assertThat(SlaPerformanceReport.realistic(Duration.ZERO)).isEqualTo(Duration.ofMinutes(15));
        assertThat(SlaPerformanceReport.realistic(Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(30));
        assertThat(SlaPerformanceReport.realistic(Duration.ofSeconds(1801))).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void clocksWhoseThresholdPassedUnseenAreFoundOnceInAWhile() {
        var now = Instant.parse("2026-11-22T12:00:00Z");
        var lost = running("lost", now.minusSeconds(600));
        running("soon", now.plusSeconds(600));
        running("resting", null);

        assertThat(clocks.overdue(now.minusSeconds(120), now.minusSeconds(300), 10))
                .containsExactly(lost);
        clocks.healed(lost, now);
        assertThat(clocks.overdue(now.minusSeconds(120), now.minusSeconds(300), 10))
                .isEmpty();
        assertThat(clocks.overdue(now.plusSeconds(400), now.plusSeconds(1), 10)).containsExactly(lost);
        assertThat(clocks.outdated("24x7", 2, 10)).hasSize(3);
        assertThat(clocks.outdated("24x7", 1, 10)).isEmpty();
    }

    private List<List<@Nullable Object>> rows(String from) {
        return rows(from, "service-line");
    }

    private List<List<@Nullable Object>> rows(String from, String by) {
        var report = new SlaPerformanceReport(new SlaPerformance(database.jdbc()));
        return report.read(new ReportQuery(
                        LocalDate.parse(from), LocalDate.parse("2026-11-30"), ZoneOffset.UTC, by, Map.of()))
                .rows();
    }

    private static List<@Nullable Object> row(
            String group,
            String agreement,
            String clock,
            long measured,
            String target,
            String median,
            String baseline,
            String kept,
            long credit,
            String realistic) {
        return Arrays.asList(
                group,
                agreement,
                clock,
                measured,
                new BigDecimal(target),
                new BigDecimal(median),
                new BigDecimal(baseline),
                new BigDecimal(kept),
                credit,
                new BigDecimal(realistic),
                clock.equals("Resolution") ? 0L : null);
    }

    private void ended(
            String state, String service, ClockKind kind, @Nullable String team, int hours, int target, Instant at) {
        var ticket = ticket(state);
        var breached = hours > target;
        clocks.add(clock(
                "c" + count,
                ticket,
                kind,
                team,
                service,
                Duration.ofHours(target),
                Duration.ofHours(hours),
                at,
                null,
                breached));
        if (breached) {
            new SlaEvents(database.jdbc())
                    .add(new SlaEvent(
                            "e" + count,
                            "c" + count,
                            ticket,
                            kind,
                            service,
                            100,
                            at,
                            at,
                            false,
                            "TIMER",
                            Duration.ofHours(target),
                            5,
                            true,
                            false,
                            null));
        }
    }

    private String running(String id, @Nullable Instant next) {
        clocks.add(clock(
                id,
                ticket("IN_PROGRESS"),
                ClockKind.RESOLUTION,
                null,
                "Network",
                Duration.ofHours(4),
                Duration.ZERO,
                null,
                next,
                false));
        return id;
    }

    private static SlaClock clock(
            String id,
            String ticket,
            ClockKind kind,
            @Nullable String team,
            String service,
            Duration target,
            Duration elapsed,
            @Nullable Instant ended,
            @Nullable Instant next,
            boolean breached) {
        return new SlaClock(
                id,
                ticket,
                kind,
                team,
                ended == null ? ClockMode.RUNNING : ClockMode.ENDED,
                SUMMER,
                ended,
                "REQUEST",
                service,
                "P3",
                target,
                elapsed,
                "24x7",
                1,
                next,
                next == null ? null : 80,
                next,
                breached,
                "OPENED",
                SUMMER,
                null);
    }

    private String ticket(String state) {
        var key = "REQ-2026-%06d".formatted(++count);
        database.jdbc()
                .sql("""
                        insert into ticket (ticket_key, version, kind, state, title, description, requester, opened_by,
                            fields, ci_context, impact, urgency, reopen_count, created_at, updated_at)
                        values (?, 1, 'REQUEST', ?, 'T', 'T', 'r', 'r', '{}', '{}', 'LOW', 'LOW', 0, ?, ?)
                        """)
                .params(key, state, Timestamps.column(SUMMER), Timestamps.column(SUMMER))
                .update();
        return key;
    }
}
