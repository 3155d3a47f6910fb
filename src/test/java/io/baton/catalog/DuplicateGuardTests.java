package io.baton.catalog;

import static io.baton.catalog.CatalogFixtures.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import io.baton.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Capability("T4.3")
class DuplicateGuardTests {

    private final AtomicInteger number = new AtomicInteger();

    static Stream<TestDatabase> databases() {
        return Stream.of(TestDatabase.with("V140__catalogue.sql"), TestDatabase.postgresql("V140__catalogue.sql"))
                .peek(database ->
                        database.jdbc().sql("create table opened (id integer)").update());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void opensOneTicketHoweverManyNodesAreAskedAtTheSameMoment(TestDatabase database) throws Exception {
        var threads = Executors.newFixedThreadPool(30);
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<String>>();
        for (var i = 0; i < 30; i++) {
            var node = guard(database, CLOCK);
            answers.add(threads.submit(() -> {
                start.await();
                return once(node, database, true);
            }));
        }
        start.countDown();

        for (var answer : answers) {
            assertThat(answer.get()).endsWith("ticket-1");
        }
        assertThat(opened(database)).isEqualTo(1);
        threads.shutdown();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void opensAnotherTicketWhenTheWindowIsOverOrTheFirstIsClosed(TestDatabase database) {
        var later = Clock.offset(CLOCK, Duration.ofMinutes(5).plusSeconds(1));

        assertThat(once(guard(database, CLOCK), database, true)).isEqualTo("ticket-1");
        assertThat(once(guard(database, CLOCK), database, true)).isEqualTo("again ticket-1");
        assertThat(once(guard(database, CLOCK), database, false)).isEqualTo("ticket-2");
        assertThat(once(guard(database, later), database, true)).isEqualTo("ticket-3");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void remembersNothingOfARequestThatFailed(TestDatabase database) {
        var guard = guard(database, CLOCK);

        assertThatThrownBy(() -> guard.once(
                        "same",
                        () -> {
                            throw new IllegalStateException("engine");
                        },
                        (String key) -> key,
                        key -> true,
                        key -> key))
                .hasMessage("engine");

        assertThat(once(guard, database, true)).isEqualTo("ticket-1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void purgesWhatIsOlderThanTheWindow(TestDatabase database) {
        once(guard(database, CLOCK), database, true);

        guard(database, CLOCK).purge();
        assertThat(rows(database)).isEqualTo(1);
        guard(database, Clock.offset(CLOCK, Duration.ofMinutes(6))).purge();
        assertThat(rows(database)).isZero();
    }

    private String once(DuplicateGuard guard, TestDatabase database, boolean open) {
        return guard.once(
                "same",
                () -> {
                    database.jdbc().sql("insert into opened values (1)").update();
                    return "ticket-" + number.incrementAndGet();
                },
                key -> key,
                key -> open,
                key -> "again " + key);
    }

    private static int opened(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from opened")
                .query(Integer.class)
                .single();
    }

    private static int rows(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from recent_request")
                .query(Integer.class)
                .single();
    }

    private static DuplicateGuard guard(TestDatabase database, Clock clock) {
        var settings = new CatalogSettings(Duration.ofMinutes(5), "EUR");
        return new DuplicateGuard(
                database.jdbc(), clock, settings, database.transaction().getTransactionManager());
    }
}
