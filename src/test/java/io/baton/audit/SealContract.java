package io.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What holds for sealing and verifying on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SealContract {

    private static final List<String> TABLES =
            List.of("audit_head", "audit_unsealed", "audit_payload", "audit_checkpoint", "audit_leaf", "audit_event");

    @TempDir
    static Path anchors;

    private LedgerDatabase database;
    private LedgerFixture fixture;

    abstract LedgerDatabase open();

    /** Takes away what the database itself does against changes. */
    abstract List<String> disarm();

    @BeforeAll
    void openDatabase() {
        database = open();
        fixture = new LedgerFixture(database.pool(), anchors.resolve(getClass().getSimpleName()));
    }

    @AfterAll
    void closeDatabase() throws Exception {
        fixture.connections.close();
        database.close();
    }

    @Test
    @Capability("T6.6")
    void losesNothingWhileTwoServersSealWhatManyAppend() throws Exception {
        var before = fixture.check.verify().size();
        var writers = 4;
        var each = 200;
        var threads = Executors.newFixedThreadPool(writers + 2);
        var appending = new CountDownLatch(writers);
        for (int w = 0; w < writers; w++) {
            threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    append(i);
                }
                appending.countDown();
            });
        }
        var sealers = List.of("node-a", "node-b").stream()
                .map(node -> threads.submit(() -> {
                    var sealer = fixture.sealer(node);
                    var sealed = 0;
                    while (appending.getCount() > 0 || sealer.seal() > 0 || waiting() > 0) {
                        sealed += sealer.seal();
                    }
                    return sealed;
                }))
                .toList();
        for (var sealer : sealers) {
            sealer.get(120, TimeUnit.SECONDS);
        }
        threads.shutdown();

        var verdict = fixture.check.verify();
        assertThat(verdict.reason()).isNull();
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.size()).isEqualTo(before + writers * each);
        assertThat(verdict.anchors()).isPositive();
        assertThat(verdict.unsealed()).isZero();
    }

    @Test
    @Capability("T6.6")
    void staysProvableWhenTheClockIsSetBack() {
        append(1);
        fixture.sealer("node-a").seal();
        append(2);

        fixture.sealerAt(Clock.offset(fixture.clock, Duration.ofHours(-3))).seal();

        var verdict = fixture.check.verify();
        assertThat(verdict.reason()).isNull();
        assertThat(verdict.valid()).isTrue();
    }

    @Test
    @Capability("T6.6")
    void namesTheFirstBrokenEventOfEveryTampering() {
        for (int i = 0; i < 60; i++) {
            append(i);
            if (i % 7 == 6) {
                fixture.sealer.seal();
            }
        }
        fixture.sealer.seal();
        var size = fixture.check.verify().size();
        assertThat(fixture.check.refusesChanges()).isTrue();
        disarm().forEach(statement -> fixture.jdbc.sql(statement).update());
        assertThat(fixture.check.refusesChanges()).isFalse();
        TABLES.forEach(table -> fixture.jdbc
                .sql("create table kept_" + table + " as select * from " + table)
                .update());

        var random = new Random(20261121);
        for (int i = 0; i < 10 * Tampering.values().length; i++) {
            var tampering = Tampering.values()[i % Tampering.values().length];
            var expected = tampering.apply(fixture.jdbc, random, size);
            var verdict = fixture.check.verify();
            assertThat(verdict.valid()).as("round %d, %s", i, tampering).isFalse();
            assertThat(verdict.firstBroken())
                    .as("round %d, %s: %s", i, tampering, verdict.reason())
                    .isEqualTo(expected);
            restore();
            if (i % 50 == 0) {
                assertThat(fixture.check.verify().reason()).isNull();
            }
        }
        assertThat(fixture.check.verify().reason()).isNull();
    }

    private void restore() {
        fixture.transaction.executeWithoutResult(status -> {
            TABLES.forEach(table -> fixture.jdbc.sql("delete from " + table).update());
            TABLES.forEach(table -> fixture.jdbc
                    .sql("insert into " + table + " select * from kept_" + table)
                    .update());
        });
    }

    private void append(int i) {
        var event = AuditEvent.of("TASK_DONE", "task", "T" + i)
                .forTicket("REQ-2026-00000" + i % 10, "equipment-setup")
                .with("number", i);
        fixture.ledger.append(i % 3 == 0 ? event.because("because of " + i) : event);
    }

    private long waiting() {
        return fixture.jdbc
                .sql("select count(*) from audit_unsealed")
                .query(Long.class)
                .single();
    }
}
