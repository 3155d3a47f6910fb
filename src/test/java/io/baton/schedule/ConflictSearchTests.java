package io.baton.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConflictSearchTests {

    private static final Instant NOON = Instant.parse("2026-03-23T12:00:00Z");
    private static final JdbcClient NO_DATABASE = mock();

    private final List<Plan> plans = new ArrayList<>();
    private final List<CalendarEntry> entries = new ArrayList<>();

    private final BookedCalendar calendar = calendar(plans, entries);

    @Test
    void theSameItemIsInTheWayAndWhatTouchesOnlyIsNot() {
        plans.add(plan("CHG-1", Set.of("a"), 0, 2));

        assertThat(kinds(plan("CHG-2", Set.of("a"), 1, 2))).containsExactly("SAME_ITEM!");
        assertThat(kinds(plan("CHG-2", Set.of("a"), 2, 2))).isEmpty();
        assertThat(kinds(plan("CHG-1", Set.of("a"), 1, 2))).isEmpty();
        assertThat(kinds(plan("CHG-1-T2", Set.of("a"), 1, 2))).isEmpty();
        assertThat(calendar.collisions(plan("CHG-2", Set.of("a"), 1, 2)).get(0).words())
                .isEqualTo("a is worked on by CHG-1 (Plan CHG-1) already.");
    }

    @Test
    void oneHopIsHardWhereEitherIsGraveAndFartherOnesAreTold() {
        plans.add(plan("CHG-1", Set.of("a"), 0, 2));

        assertThat(kinds(plan("CHG-2", Set.of("b"), 0, 1))).containsExactly("RELATED_ITEM!");
        assertThat(kinds(plan("CHG-2", Set.of("c"), 0, 1))).containsExactly("RELATED_ITEM");
        assertThat(kinds(plan("CHG-2", Set.of("d"), 0, 1))).containsExactly("RELATED_ITEM");
        assertThat(kinds(plan("CHG-2", Set.of("e"), 0, 1))).isEmpty();
        assertThat(calendar.collisions(plan("CHG-2", Set.of("c"), 0, 1)).get(0).words())
                .isEqualTo("c is 2 from a, which CHG-1 (Plan CHG-1) works on.");
    }

    @Test
    void theSameServiceIsToldAndABusyPersonIsInTheWay() {
        plans.add(new Plan("CHG-1", "Release", Set.of(), "shop", "production", "mia", NOON, at(2)));
        var same = new Plan("CHG-2", "Release", Set.of(), "shop", "production", null, NOON, at(1));
        var elsewhere = new Plan("CHG-2", "Release", Set.of(), "shop", "test", "mia", NOON, at(1));

        assertThat(kinds(same)).containsExactly("SAME_SERVICE");
        assertThat(kinds(elsewhere)).containsExactly("PERSON_BUSY!");
    }

    @Test
    void entriesHoldWhereTheirScopeSaysSo() {
        entries.add(entry("F", EntryKind.FREEZE, 0, 2, new EntryScope("e", "production", null, null)));
        entries.add(entry("P", EntryKind.PEAK, 0, 2, new EntryScope(null, null, "north", null)));
        entries.add(entry("B", EntryKind.BLACKOUT, 5, 2, EntryScope.EVERYTHING));

        assertThat(kinds(plan("CHG-2", Set.of("d"), 0, 1))).as("e relies on d").containsExactly("FREEZE!", "PEAK");
        assertThat(kinds(plan("CHG-2", Set.of("a"), 0, 1))).containsExactly("PEAK");
        assertThat(kinds(new Plan("CHG-2", "R", Set.of(), "e", "test", null, NOON, at(1))))
                .containsExactly("PEAK");
        assertThat(kinds(plan("CHG-2", Set.of(), 6, 9))).containsExactly("BLACKOUT!");
    }

    @Test
    void aFrozenItemClosesTheServicesThatRelyOnIt() {
        entries.add(entry("F", EntryKind.FREEZE, 0, 2, new EntryScope(null, null, null, "d")));

        assertThat(kinds(new Plan("CHG-2", "R", Set.of(), "e", "production", null, NOON, at(1))))
                .containsExactly("FREEZE!");
        assertThat(kinds(plan("CHG-2", Set.of("c"), 0, 1))).isEmpty();
    }

    @Test
    void draftsCountForNothing() {
        var freeze = entry("F", EntryKind.FREEZE, 0, 2, EntryScope.EVERYTHING);
        entries.add(withState(freeze, EntryState.PREVIEWED));

        assertThat(kinds(plan("CHG-2", Set.of("c"), 0, 1))).isEmpty();
    }

    @Test
    void whatHasAMaintenanceWindowIsWorkedOnInItOnly() {
        entries.add(entry("M", EntryKind.MAINTENANCE, 24, 4, new EntryScope(null, null, null, "a")));
        var early = plan("CHG-2", Set.of("a"), 0, 2);

        assertThat(kinds(early)).containsExactly("OUTSIDE_MAINTENANCE!");
        assertThat(kinds(plan("CHG-2", Set.of("b"), 0, 2))).isEmpty();
        assertThat(kinds(plan("CHG-2", Set.of("a"), 26, 2))).isEmpty();
        assertThat(calendar.nextFree(early)).hasValue(new ChangeCalendar.Free(at(24), at(26)));
        assertThat(calendar.nextFree(plan("CHG-2", Set.of("a"), 0, 5))).isEmpty();
    }

    @Test
    void aProposedTimeIsFreeAndNoEarlierOneIs() {
        var random = new Random(20261122);
        for (int round = 0; round < 300; round++) {
            plans.clear();
            entries.clear();
            fill(random);
            var wish = plan(
                    "NEW", Set.of(Neighbours.ROW.get(random.nextInt(5))), random.nextInt(48), 1 + random.nextInt(6));
            var free = calendar.nextFree(wish);

            var length = Duration.between(wish.from(), wish.until());
            assertThat(free).as("round " + round).isPresent();
            assertThat(Duration.between(free.get().from(), free.get().until())).isEqualTo(length);
            assertThat(hard(moved(wish, free.get().from()))).isEmpty();
            for (var at = wish.from(); at.isBefore(free.get().from()); at = at.plus(Duration.ofHours(1))) {
                assertThat(hard(moved(wish, at)))
                        .as("round " + round + " at " + at)
                        .isNotEmpty();
            }
        }
    }

    /** The Sundays of both changes of the clock lie in it. */
    @Test
    void itDoesNotMatterInHowManyEntriesWindowsAreWrittenDown() {
        var scope = new EntryScope(null, null, null, "a");
        var weekly = List.of(entry(
                "M", EntryKind.MAINTENANCE, "2026-03-22T01:00", "2026-03-22T05:00", "FREQ=WEEKLY;COUNT=40", scope));
        var split = List.of(
                entry(
                        "M1",
                        EntryKind.MAINTENANCE,
                        "2026-03-22T01:00",
                        "2026-03-22T02:30",
                        "FREQ=WEEKLY;COUNT=40",
                        scope),
                entry(
                        "M2",
                        EntryKind.MAINTENANCE,
                        "2026-03-22T02:30",
                        "2026-03-22T05:00",
                        "FREQ=WEEKLY;COUNT=40",
                        scope));
        var single = new ArrayList<CalendarEntry>();
        for (int week = 0; week < 40; week++) {
            var from = LocalDateTime.parse("2026-03-22T01:00").plusWeeks(week);
            single.add(entry(
                    "S" + week,
                    EntryKind.MAINTENANCE,
                    from.toString(),
                    from.plusHours(4).toString(),
                    null,
                    scope));
        }
        for (int hour = 0; hour < 24 * 7 * 40; hour += 5) {
            var wish = moved(
                    plan("NEW", Set.of("a"), 0, 2),
                    Instant.parse("2026-03-20T12:30:00Z").plus(Duration.ofHours(hour)));
            var expected = calendar(List.of(), weekly);
            for (var other : List.of(calendar(List.of(), split), calendar(List.of(), single))) {
                assertThat(other.nextFree(wish)).as(wish.toString()).isEqualTo(expected.nextFree(wish));
                assertThat(spans(other.collisions(wish))).isEqualTo(spans(expected.collisions(wish)));
            }
        }
    }

    private void fill(Random random) {
        for (int i = 0; i < random.nextInt(12); i++) {
            plans.add(plan(
                    "CHG-" + i,
                    Set.of(Neighbours.ROW.get(random.nextInt(5))),
                    random.nextInt(96),
                    1 + random.nextInt(12)));
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            var kind = random.nextBoolean() ? EntryKind.FREEZE : EntryKind.PEAK;
            entries.add(entry("E" + i, kind, random.nextInt(96), 1 + random.nextInt(24), EntryScope.EVERYTHING));
        }
        if (random.nextBoolean()) {
            var start = LocalDateTime.parse("2026-03-22T00:00").plusHours(random.nextInt(24));
            entries.add(entry(
                    "W",
                    EntryKind.MAINTENANCE,
                    start.toString(),
                    start.plusHours(7).toString(),
                    "FREQ=DAILY",
                    new EntryScope(null, null, null, "a")));
        }
    }

    private List<Collision> hard(Plan plan) {
        return calendar.collisions(plan).stream().filter(Collision::isHard).toList();
    }

    private List<String> kinds(Plan plan) {
        return calendar.collisions(plan).stream()
                .map(collision -> collision.kind() + (collision.isHard() ? "!" : ""))
                .toList();
    }

    private static List<Span> spans(List<Collision> collisions) {
        return collisions.stream().map(one -> new Span(one.from(), one.until())).toList();
    }

    private static Plan plan(String key, Set<String> items, int fromHour, int hours) {
        return new Plan(key, "Plan " + key, items, null, null, null, at(fromHour), at(fromHour + hours));
    }

    private static Plan moved(Plan plan, Instant from) {
        var length = Duration.between(plan.from(), plan.until());
        return new Plan(plan.key(), plan.title(), plan.items(), null, null, null, from, from.plus(length));
    }

    private static Instant at(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    private static CalendarEntry entry(String id, EntryKind kind, int fromHour, int hours, EntryScope scope) {
        var zone = ZoneId.of("UTC");
        return entry(
                id,
                kind,
                LocalDateTime.ofInstant(at(fromHour), zone).toString(),
                LocalDateTime.ofInstant(at(fromHour + hours), zone).toString(),
                null,
                "UTC",
                scope);
    }

    private static CalendarEntry entry(
            String id, EntryKind kind, String from, String until, @Nullable String rule, EntryScope scope) {
        return entry(id, kind, from, until, rule, "Europe/Berlin", scope);
    }

    private static CalendarEntry entry(
            String id,
            EntryKind kind,
            String from,
            String until,
            @Nullable String rule,
            String zone,
            EntryScope scope) {
        var draft = new EntryDraft(kind.name(), id, "Because", null, from, until, zone, rule, null, List.of(scope));
        var when = RecurrenceReader.read(draft, new ArrayList<>());
        return new CalendarEntry(
                id,
                0,
                kind,
                EntryState.ENFORCED,
                id,
                "Because",
                "mia",
                zone,
                from,
                until,
                rule,
                List.of(),
                List.of(scope),
                when.firstStart(),
                when.lastEnd(),
                "mia",
                "mia",
                null,
                null,
                null,
                null);
    }

    private static CalendarEntry withState(CalendarEntry e, EntryState state) {
        return new CalendarEntry(
                e.id(),
                e.version(),
                e.kind(),
                state,
                e.title(),
                e.reason(),
                e.owner(),
                e.zone(),
                e.from(),
                e.until(),
                e.rule(),
                e.except(),
                e.scopes(),
                e.firstStart(),
                e.lastEnd(),
                e.draftedBy(),
                e.changedBy(),
                null,
                null,
                null,
                null);
    }

    private static BookedCalendar calendar(List<Plan> plans, List<CalendarEntry> entries) {
        var keptPlans = new Plans(NO_DATABASE) {
            @Override
            List<Plan> touching(Instant from, Instant until) {
                return plans.stream()
                        .filter(plan ->
                                plan.until().isAfter(from) && plan.from().isBefore(until))
                        .sorted(Comparator.comparing(Plan::from))
                        .toList();
            }
        };
        var keptEntries = new CalendarEntries(NO_DATABASE) {
            @Override
            List<CalendarEntry> touching(Instant from, Instant until) {
                return entries.stream()
                        .filter(e -> (e.lastEnd() == null || e.lastEnd().isAfter(from))
                                && e.firstStart().isBefore(until))
                        .toList();
            }
        };
        return new BookedCalendar(keptPlans, new ConflictSearch(keptPlans, keptEntries, new Neighbours()));
    }
}
