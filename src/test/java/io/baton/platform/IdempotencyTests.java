package io.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.Capability;
import io.baton.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;

@Capability("T4.3")
class IdempotencyTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    record Body(String text, Map<String, Object> fields) {}

    record Receipt(String key, Instant at) {}

    private final TestDatabase database = TestDatabase.with("V105__idempotency.sql");
    private final Idempotency idempotency = PlatformFixtures.idempotency(database, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Body body = new Body("laptop", Map.of());

    IdempotencyTests() {
        database.jdbc().sql("create table done (id integer)").update();
    }

    @Test
    void givesTheSameAnswerToTheSameRequestAndDoesTheWorkOnce() {
        var first = idempotency.once(request("k1", "requester"), body, Receipt.class, this::work);
        var second = idempotency.once(request("k1", "requester"), body, Receipt.class, this::work);

        assertThat(done()).isEqualTo(1);
        assertThat(second.getStatusCode().value()).isEqualTo(201);
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getHeaders().getLocation()).isEqualTo(URI.create("/api/tickets/1"));
        assertThat(second.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void doesTheWorkEachTimeWithoutAKey() {
        idempotency.once(new MockHttpServletRequest(), body, Receipt.class, this::work);
        idempotency.once(new MockHttpServletRequest(), body, Receipt.class, this::work);

        assertThat(done()).isEqualTo(2);
    }

    @Test
    void refusesTheSameKeyWithAnotherBody() {
        idempotency.once(request("k1", "requester"), body, Receipt.class, this::work);

        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> idempotency.once(
                        request("k1", "requester"), new Body("monitor", Map.of()), Receipt.class, this::work));

        assertThat(refusal.status().value()).isEqualTo(422);
        assertThat(refusal.rule()).isEqualTo("idempotency-key-reused");
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void readsABodyWithItsMembersInAnotherOrderAsTheSame() {
        var one = new Body("x", new java.util.LinkedHashMap<>());
        one.fields().put("a", 1);
        one.fields().put("b", 2);
        var two = new Body("x", new java.util.LinkedHashMap<>());
        two.fields().put("b", 2);
        two.fields().put("a", 1);

        idempotency.once(request("k1", "requester"), one, Receipt.class, this::work);
        idempotency.once(request("k1", "requester"), two, Receipt.class, this::work);

        assertThat(done()).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfDifferentPeopleAndPathsApart() {
        idempotency.once(request("k1", "requester"), body, Receipt.class, this::work);
        idempotency.once(request("k1", "requester2"), body, Receipt.class, this::work);
        var elsewhere = request("k1", "requester");
        elsewhere.setRequestURI("/api/intake");
        idempotency.once(elsewhere, body, Receipt.class, this::work);

        assertThat(done()).isEqualTo(3);
    }

    @Test
    void storesNothingForARefusedRequest() {
        assertThatThrownBy(() -> idempotency.once(request("k1", "requester"), body, Receipt.class, () -> {
                    work();
                    throw Refusal.invalid("x", "wrong");
                }))
                .isInstanceOf(Refusal.class);
        assertThat(done()).isZero();

        idempotency.once(request("k1", "requester"), body, Receipt.class, this::work);
        assertThat(done()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "kö", "a\tb"})
    void refusesAMalformedKey(String key) {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> idempotency.once(request(key, "requester"), body, Receipt.class, this::work));

        assertThat(refusal.status().value()).isEqualTo(400);
    }

    @Test
    void answersThatTheFirstIsStillRunning() throws Exception {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var threads = Executors.newSingleThreadExecutor();
        var first = threads.submit(() -> idempotency.once(request("k1", "requester"), body, Receipt.class, () -> {
            inside.countDown();
            await(goOn);
            return work();
        }));
        inside.await();

        var refusal = catchThrowableOfType(
                Refusal.class, () -> idempotency.once(request("k1", "requester"), body, Receipt.class, this::work));
        goOn.countDown();

        assertThat(refusal.status().value()).isEqualTo(409);
        assertThat(first.get().getStatusCode().value()).isEqualTo(201);
        assertThat(done()).isEqualTo(1);
        threads.shutdown();
    }

    static Stream<TestDatabase> databases() {
        return Stream.of(TestDatabase.with("V105__idempotency.sql"), TestDatabase.postgresql("V105__idempotency.sql"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void doesTheWorkOnceHoweverManyNodesAreAskedAtTheSameMoment(TestDatabase shared) throws Exception {
        shared.jdbc().sql("create table done (id integer)").update();
        var threads = Executors.newFixedThreadPool(50);
        var start = new CountDownLatch(1);
        var calls = new ArrayList<Callable<ResponseEntity<Receipt>>>();
        for (var i = 0; i < 50; i++) {
            var node = PlatformFixtures.idempotency(shared, Clock.fixed(NOW, ZoneOffset.UTC));
            calls.add(() -> {
                await(start);
                return node.once(request("k1", "requester"), body, Receipt.class, () -> work(shared));
            });
        }
        var answers = calls.stream().map(threads::submit).toList();
        start.countDown();

        List<Receipt> bodies = new ArrayList<>();
        for (var answer : answers) {
            bodies.add(answer.get().getBody());
        }
        assertThat(bodies).hasSize(50).containsOnly(bodies.get(0));
        assertThat(done(shared)).isEqualTo(1);
        threads.shutdown();
    }

    @Test
    void forgetsAKeyAfterSevenDays() {
        idempotency.once(request("k1", "requester"), body, Receipt.class, this::work);
        var later = Clock.fixed(NOW.plus(Duration.ofDays(7)).plusSeconds(1), ZoneOffset.UTC);

        PlatformFixtures.idempotency(database, later)
                .once(request("k1", "requester"), new Body("other", Map.of()), Receipt.class, this::work);

        assertThat(done()).isEqualTo(2);
    }

    @Test
    void purgesOldKeysAndKeepsYoungOnes() {
        idempotency.once(request("old", "requester"), body, Receipt.class, this::work);
        var later = Clock.fixed(NOW.plus(Duration.ofDays(8)), ZoneOffset.UTC);
        PlatformFixtures.idempotency(database, later)
                .once(request("new", "requester"), body, Receipt.class, this::work);

        PlatformFixtures.requests(database, later).purge();

        assertThat(database.jdbc()
                        .sql("select count(*) from idempotent_request")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private ResponseEntity<Receipt> work() {
        return work(database);
    }

    private static ResponseEntity<Receipt> work(TestDatabase database) {
        database.jdbc().sql("insert into done values (1)").update();
        return ResponseEntity.created(URI.create("/api/tickets/1")).body(new Receipt("1", NOW));
    }

    private int done() {
        return done(database);
    }

    private static int done(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from done")
                .query(Integer.class)
                .single();
    }

    private static MockHttpServletRequest request(String key, String person) {
        var request = new MockHttpServletRequest("POST", "/api/requests");
        request.addHeader(Idempotency.HEADER, key);
        request.setUserPrincipal(new TestingAuthenticationToken(person, null));
        return request;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
