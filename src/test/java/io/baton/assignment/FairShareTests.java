package io.baton.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.people.Duty;
import io.baton.people.OnCall;
import io.baton.people.Presence;
import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import io.baton.ticket.Assignees.Strategy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many choices at once, each with its task in one transaction, as the step of the model makes them. */
class FairShareTests {

    private static final int HANDS = 12;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestDatabase database = database();
    private final Known known = new Known();
    private final Turns turns = new Turns(
            database.jdbc(),
            java.util.Objects.requireNonNull(database.transaction().getTransactionManager()));
    private final AssignmentSettings settings = new AssignmentSettings(Map.of("P1", 8, "P3", 2), Set.of("P1", "P2"));
    private final Loads loads = new Loads(database.jdbc(), settings);
    private final Bench bench = new Bench(known, known, loads, turns, settings, database.jdbc(), Clock.systemUTC());

    TestDatabase database() {
        return TestDatabase.with("V130__ticket.sql", "V330__assignment.sql");
    }

    @BeforeEach
    void threeAgents() {
        known.teams.put("ops", Set.of("ada", "bea", "cem"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Strategy.class,
            names = {"ROUND_ROBIN", "LEAST_ACTIVE", "SKILL"})
    @Capability("T3.2")
    void thirtyAtOnceAreTenForEachAndFifteenWithoutTheOneWhoIsAway(Strategy strategy) throws Exception {
        var rule = new Rule(strategy, null, null, null, null);

        atOnce(30, i -> create("ops", "P3", rule));
        assertThat(given()).containsOnly(Map.entry("ada", 10), Map.entry("bea", 10), Map.entry("cem", 10));

        known.away.add("cem");
        atOnce(30, i -> create("ops", "P3", rule));
        assertThat(given()).containsOnly(Map.entry("ada", 25), Map.entry("bea", 25), Map.entry("cem", 10));
    }

    @Test
    @Capability({"T3.2", "I3.6"})
    void thousandAtOnceNeverExceedACapAlsoOfSomebodyInTwoTeams() throws Exception {
        known.teams.put("second", Set.of("cem", "dan"));
        var rule = new Rule(Strategy.LEAST_ACTIVE, 5, null, null, null);

        atOnce(1000, i -> create(i % 2 == 0 ? "ops" : "second", "P1", rule));

        assertThat(given())
                .containsOnly(Map.entry("ada", 5), Map.entry("bea", 5), Map.entry("cem", 5), Map.entry("dan", 5));
    }

    @Test
    @Capability("I3.6")
    void capOfTheTeamAndTheOrdinaryCapHoldAsWell() throws Exception {
        known.caps.put("ada", 4);
        var rule = new Rule(Strategy.ROUND_ROBIN, null, 9, null, null);

        atOnce(100, i -> create("ops", "P1", rule));

        assertThat(given().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(9);
        assertThat(given().get("ada")).isLessThanOrEqualTo(4);
    }

    @Test
    void turnsAreKeptOverARestart() {
        var rule = new Rule(Strategy.ROUND_ROBIN, null, null, null, null);
        var order = new ArrayList<@Nullable String>();
        for (int i = 0; i < 6; i++) {
            order.add(create("ops", "P3", rule));
        }
        assertThat(order).containsExactly("ada", "bea", "cem", "ada", "bea", "cem");
    }

    /** Least loaded would hand everything to whoever comes back to an empty desk. */
    @Test
    void whoeverComesBackIsNotFlooded() {
        var rule = new Rule(Strategy.ROUND_ROBIN, null, null, null, null);
        known.away.add("cem");
        IntStream.range(0, 40).forEach(i -> create("ops", "P3", rule));
        known.away.clear();
        var before = given();

        IntStream.range(0, 12).forEach(i -> create("ops", "P3", rule));

        assertThat(given().get("cem")).isBetween(3, 5);
        assertThat(given().get("ada") - before.get("ada")).isBetween(3, 5);
    }

    /** Whatever the order of coming and going: among those who stay, nobody is ever two ahead of anybody. */
    @Test
    @Capability("T3.2")
    void spreadAmongThoseWhoStayIsOneAtMostInAnyHistory() {
        var rule = new Rule(Strategy.ROUND_ROBIN, null, null, null, null);
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var team = "team-" + seed;
            var everybody = List.of("p1-" + seed, "p2-" + seed, "p3-" + seed, "p4-" + seed, "p5-" + seed);
            known.teams.put(team, Set.copyOf(everybody));
            var stay = everybody.subList(0, 2);
            var got = new HashMap<String, Integer>(Map.of(stay.get(0), 0, stay.get(1), 0));
            for (int step = 0; step < 60; step++) {
                var other = everybody.get(2 + random.nextInt(3));
                if (random.nextInt(4) == 0 && !known.away.remove(other)) {
                    known.away.add(other);
                }
                got.merge(String.valueOf(create(team, "P3", rule)), 1, Integer::sum);
                assertThat(Math.abs(got.get(stay.get(0)) - got.get(stay.get(1))))
                        .as("seed %d, step %d", seed, step)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    /** The choice and the task in one transaction. */
    private @Nullable String create(String team, String priority, Rule rule) {
        return database.transaction().execute(tx -> {
            var work = new Work("REQ", "REQ-T1", settings.isTop(priority), Set.of(), Set.of(), null);
            var pick = Pick.from(bench.views(List.of(team)).get(0), work, rule);
            if (pick.chosen() != null) {
                add(team, priority, pick.chosen());
                if (rule.strategy() == Strategy.ROUND_ROBIN) {
                    bench.took(team, pick.chosen(), pick.available());
                }
            }
            return pick.chosen();
        });
    }

    private void add(String team, String priority, String person) {
        var key = "REQ-" + NUMBER.incrementAndGet();
        var now = java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC);
        database.jdbc().sql("""
                        insert into ticket (ticket_key, version, kind, state, title, description, requester, opened_by,
                            fields, ci_context, impact, urgency, priority, reopen_count, created_at, updated_at)
                        values (?, 0, 'REQUEST', 'PENDING', 't', 'd', 'r', 'r', '{}', '{}', 'LOW', 'LOW', ?, 0, ?, ?)""").params(key, priority, now, now).update();
        database.jdbc().sql("""
                        insert into ticket_task (task_id, ticket_key, name, node_id, process_key, state, task_groups,
                            assignee, created_at)
                        values (?, ?, 'n', 'n', 'p', 'IN_PROGRESS', ?, ?, ?)""").params(key, key, team, person, now).update();
    }

    private Map<String, Integer> given() {
        var given = new HashMap<String, Integer>();
        database.jdbc()
                .sql("select assignee, count(*) as n from ticket_task group by assignee")
                .query(row -> {
                    given.put(row.getString("assignee"), row.getInt("n"));
                });
        return given;
    }

    private static void atOnce(int times, java.util.function.IntConsumer act) throws Exception {
        var pool = Executors.newFixedThreadPool(HANDS);
        try {
            var all = IntStream.range(0, times)
                    .mapToObj(i -> pool.submit(() -> act.accept(i)))
                    .toList();
            for (var one : all) {
                one.get(2, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Who is there, as the test says. */
    private static final class Known implements StaffRegister, OnCall {

        private final Map<String, Set<String>> teams = new HashMap<>();
        private final Set<String> away = new TreeSet<>();
        private final Map<String, Integer> caps = new HashMap<>();

        @Override
        public List<StaffMember> members(String team, Instant at) {
            return new TreeSet<>(teams.get(team))
                    .stream().map(it -> member(it, at).orElseThrow()).toList();
        }

        @Override
        public Optional<StaffMember> member(String person, Instant at) {
            var presence = away.contains(person) ? Presence.ABSENT : Presence.PRESENT;
            return Optional.of(new StaffMember(person, Set.of(), caps.get(person), presence, null, null));
        }

        @Override
        public Set<String> holders(String skill) {
            return Set.of();
        }

        @Override
        public SortedMap<String, Set<String>> skills() {
            return new TreeMap<>();
        }

        @Override
        public Optional<Duty> onDuty(String team, Instant at) {
            return Optional.empty();
        }

        @Override
        public boolean hasRota(String team) {
            return false;
        }
    }
}
