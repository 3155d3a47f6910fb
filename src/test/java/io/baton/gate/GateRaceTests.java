package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.deployment.Changes;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.deployment.Run;
import io.baton.platform.Json;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import io.baton.schedule.ClosedTimesChanged;
import io.baton.schedule.RelatedItems;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.PolicyBreaches;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Closing against letting through, many times over, on PostgreSQL: once a closing is committed, nobody is let through. */
@Capability("W3.6")
class GateRaceTests {

    private static final int ROUNDS = 200;
    /** How often a freeze meets those who want to go. */
    private static final int FREEZES = 1000;

    private static final int GOING = 2;

    private static ExecutorService pool;
    private static JdbcClient db;
    private static TransactionTemplate transaction;
    private static GateScopes scopes;
    private static GrantDesk desk;
    private static KeptPermits keeper;

    @BeforeAll
    static void open() throws MetaDataAccessException {
        pool = Executors.newFixedThreadPool(GOING + 1);
        var settings = new HikariConfig();
        settings.setDataSource(TestDatabase.emptyPostgresql());
        settings.setMaximumPoolSize(12);
        var source = new HikariDataSource(settings);
        for (var file : new String[] {
            "V130__ticket.sql",
            "V150__cmdb.sql",
            "V400__closed_time.sql",
            "V410__gate.sql",
            "V417__gate_conflict.sql",
            "V418__gate_renewal.sql"
        }) {
            new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + file)).execute(source);
        }
        database = source;
        build(source);
    }

    /** Another server on the same database, as far as it asks. */
    private static final class Node {

        final GateScopes scopes;
        final Gate gate;

        Node(DataSource source) throws MetaDataAccessException {
            var own = JdbcClient.create(source);
            scopes = new GateScopes(own, source, new DataSourceTransactionManager(source), Clock.systemUTC());
            gate = new Gate(
                    new GateFacts(own), new OnePolicy(), GateOnItsOwn.everythingHolds(), null, Clock.systemUTC());
        }

        Question question(Permit permit) {
            return new Question(
                    KeptPermits.PRODUCT,
                    GatePrincipal.Verb.CHECK,
                    permit.what(),
                    permit.changeKey(),
                    null,
                    null,
                    Question.Assumed.NOTHING);
        }

        WaitingQuestion waiting(Verdict first) {
            var known = new StaticListableBeanFactory(Map.of("known", new GatePrincipals() {
                @Override
                public Optional<GatePrincipal> current() {
                    return Optional.empty();
                }

                @Override
                public Optional<GatePrincipal> again(GatePrincipal principal) {
                    return Optional.of(principal);
                }
            }));
            return new WaitingQuestion(
                    gate,
                    new CallersOfGate(known.getBeanProvider(GatePrincipals.class)),
                    new GateAnswers(new ObjectMapper().registerModule(new JavaTimeModule())),
                    verdict -> {},
                    false,
                    null,
                    first);
        }
    }

    private static HikariDataSource database;

    private static void build(DataSource source) throws MetaDataAccessException {
        var transactions = new DataSourceTransactionManager(source);
        var clock = Clock.systemUTC();
        var json = new Json(new ObjectMapper().registerModule(new JavaTimeModule()));
        db = JdbcClient.create(source);
        transaction = new TransactionTemplate(transactions);
        scopes = new GateScopes(db, source, transactions, clock);
        var permits = new GatePermits(db, json);
        var grants = new GateGrants(db);
        var gate = new Gate(new GateFacts(db), new OnePolicy(), GateOnItsOwn.everythingHolds(), null, clock);
        var none = new StaticListableBeanFactory().getBeanProvider(Changes.class);
        var nobody = new StaticListableBeanFactory();
        var reach = new GateReach(
                db,
                new JdbcTemplate(source),
                nobody.getBeanProvider(RelatedItems.class),
                nobody.getBeanProvider(AffectedItems.class),
                nobody.getBeanProvider(TicketDesk.class),
                transactions);
        desk = new GrantDesk(
                gate,
                scopes,
                new GateLanes(db, transactions),
                reach,
                permits,
                grants,
                new DecisionLog(new JdbcTemplate(source), json, clock, event -> {}, transactions),
                event -> {},
                none,
                new NoRecord(),
                event -> {},
                transactions,
                clock);
        var lives = new GrantLives(
                desk,
                grants,
                scopes,
                none,
                nobody.getBeanProvider(PolicyBreaches.class),
                nobody.getBeanProvider(TicketDesk.class),
                event -> {},
                transactions,
                clock);
        keeper = new KeptPermits(gate, permits, grants, desk, lives, scopes, reach, clock);
    }

    @AfterAll
    static void stop() {
        pool.shutdownNow();
        database.close();
    }

    /** How many deployments of a service may run. */
    private static volatile int atOnce = 1_000_000;

    /** Production, with room for everybody. */
    private static final class OnePolicy extends GatePolicy {

        OnePolicy() {
            super(null, null, null);
        }

        @Override
        void readAnew() {
            // there is one only
        }

        @Override
        Optional<Policy> of(String service, String environment, Facts.Kept permit) {
            return Optional.of(new Policy(
                    "test",
                    1,
                    "sha256:0",
                    false,
                    Duration.ofMinutes(30),
                    Duration.ofHours(4),
                    true,
                    false,
                    true,
                    atOnce,
                    "HIGH",
                    null));
        }
    }

    @Test
    void nobodyIsLetThroughOnceAFreezeIsCommitted() throws Exception {
        for (int round = 0; round < FREEZES; round++) {
            var permit = permit();
            var late = lateAfter(permit, () -> freeze(permit));
            assertThat(late)
                    .as("let through after the freeze, in round " + round)
                    .isZero();
            db.sql("delete from closed_time").update();
        }
    }

    @Test
    void nobodyIsLetThroughOnceAPermitIsWithdrawnAndWhoWasIsToldToStop() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var permit = permit();
            var late = lateAfter(
                    permit,
                    () -> transaction.executeWithoutResult(
                            status -> keeper.keep(SomePermit.in(permit, PermitState.CANCELLED))));
            assertThat(late)
                    .as("let through after it was withdrawn, in round " + round)
                    .isZero();
            assertThat(count(permit, "ACTIVE"))
                    .as("still running in round " + round)
                    .isZero();
        }
    }

    @Test
    void oneApprovalLetsOneOfManyThrough() throws Exception {
        for (int round = 0; round < ROUNDS / 4; round++) {
            var permit = SomePermit.approved();
            transaction.executeWithoutResult(status -> keeper.keep(permit));
            var start = new CyclicBarrier(GOING + 1);
            var going = IntStream.rangeClosed(0, GOING)
                    .mapToObj(number -> pool.submit(() -> {
                        start.await();
                        return isLetThrough(permit, "run-" + number);
                    }))
                    .toList();
            var through = 0;
            for (var one : going) {
                through += one.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(through).as("let through in round " + round).isEqualTo(1);
        }
    }

    @Test
    void ofTwoChangesToOneServiceOneIsLetThroughWhereOneMayRun() throws Exception {
        atOnce = 1;
        try {
            for (int round = 0; round < ROUNDS / 4; round++) {
                var one = SomePermit.approved();
                var other = SomePermit.of(SomePermit.approved(), one.what(), "NORMAL", "LOW");
                keep(one);
                keep(other);
                var start = new CyclicBarrier(2);
                var going = Stream.of(one, other)
                        .map(permit -> pool.submit(() -> {
                            start.await();
                            return isLetThrough(permit, "run");
                        }))
                        .toList();
                var through = 0;
                for (var it : going) {
                    through += it.get(30, TimeUnit.SECONDS) ? 1 : 0;
                }
                assertThat(through).as("let through in round " + round).isEqualTo(1);
            }
        } finally {
            atOnce = 1_000_000;
        }
    }

    @Test
    void aRevocationOnOneServerIsSeenByTheNextQuestionAndByThoseWhoWaitOnAnother() throws Exception {
        var settings = new GateSettings(10, 30, 1, 5, 5, 4000, Duration.ofSeconds(55));
        var there = new Node(database);
        var room = new WaitingRoom(there.scopes, Clock.systemUTC(), settings);
        room.start();
        try {
            var permit = SomePermit.approved();
            keep(SomePermit.in(permit, PermitState.IN_APPROVAL));
            var question = there.question(permit);
            var first = there.gate.decide(question);
            var answered = new CompletableFuture<Integer>();
            room.sit(question.who(), there.waiting(first), Duration.ofSeconds(30))
                    .setResultHandler(it -> answered.complete(
                            ((ResponseEntity<?>) it).getStatusCode().value()));

            keep(permit);
            assertThat(answered.get(2, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(there.gate.decide(question).status()).isEqualTo(200);

            keep(SomePermit.in(permit, PermitState.CANCELLED));
            assertThat(there.gate.decide(question).status()).isEqualTo(409);
        } finally {
            room.stop();
        }
    }

    private static void keep(Permit permit) {
        transaction.executeWithoutResult(status -> keeper.keep(permit));
    }

    /** How many were let through between the end of a closing and the end of everybody's attempts. */
    private static long lateAfter(Permit permit, Runnable closing) throws Exception {
        var start = new CyclicBarrier(GOING + 1);
        var over = new AtomicBoolean();
        var going = IntStream.range(0, GOING)
                .mapToObj(number -> pool.submit(() -> {
                    start.await();
                    go(permit, number, over);
                    return true;
                }))
                .toList();
        start.await();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(4_000_000));
        closing.run();
        var atClosing = count(permit, "%");
        over.set(true);
        for (Future<Boolean> one : going) {
            one.get(30, TimeUnit.SECONDS);
        }
        return count(permit, "%") - atClosing;
    }

    private static void go(Permit permit, int number, AtomicBoolean over) {
        for (int attempt = 1; !over.get() || attempt == 1; attempt++) {
            isLetThrough(permit, "run-" + number + "-" + attempt);
        }
    }

    private static boolean isLetThrough(Permit permit, String run) {
        try {
            keeper.grant(permit.changeKey(), new Run("shell", run, 1, null));
            return true;
        } catch (Refusal closed) {
            return false;
        }
    }

    private static Permit permit() {
        var permit = SomePermit.used(SomePermit.approved(), 1_000_000);
        transaction.executeWithoutResult(status -> keeper.keep(permit));
        return permit;
    }

    private static void freeze(Permit permit) {
        transaction.executeWithoutResult(status -> {
            var now = Instant.now();
            db.sql("insert into closed_time (id, entry_id, kind, title, service, environment, starts_at, ends_at)"
                            + " values (?, 'race', 'FREEZE', 'Race', ?, ?, ?, ?)")
                    .params(
                            UUID.randomUUID().toString(),
                            permit.what().service(),
                            permit.what().environment())
                    .params(Timestamps.column(now.minusSeconds(60)), Timestamps.column(now.plusSeconds(600)))
                    .update();
            scopes.closedTimesChanged(new ClosedTimesChanged(Set.of("production"), Set.of()));
        });
    }

    private static long count(Permit permit, String state) {
        return Objects.requireNonNull(db.sql("select count(*) from gate_grant where change_key = ? and state like ?")
                .params(permit.changeKey(), state)
                .query(Long.class)
                .single());
    }
}
