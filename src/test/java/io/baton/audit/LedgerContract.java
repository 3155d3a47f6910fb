package io.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for appending on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerContract {

    private LedgerDatabase database;
    private LedgerFixture fixture;

    abstract LedgerDatabase open();

    @BeforeAll
    void openDatabase() {
        database = open();
        fixture = new LedgerFixture(database.pool(), null);
        append("SETTLED");
    }

    @AfterAll
    void closeDatabase() throws Exception {
        fixture.connections.close();
        database.close();
    }

    @Test
    void keepsAnEventWithItsQueueRowAndItsReasonApart() {
        fixture.ledger.append(AuditEvent.of("TASK_REASSIGNED", "task", "T1")
                .forTicket("REQ-2026-000001", "access-provisioning")
                .by(new Actor("person", "lead"))
                .because("Absent until \u0000 Monday")
                .with("service", "vpn")
                .with("serial", Long.MAX_VALUE));

        var row = fixture.jdbc
                .sql("select * from audit_event where action = 'TASK_REASSIGNED'")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("actor", "lead")
                .containsEntry("ticket", "REQ-2026-000001")
                .containsEntry("service", "vpn");
        assertThat(row.get("body").toString())
                .contains(
                        "\"groups\":[\"agent\",\"service-desk\"]",
                        "\"payloadHash\":",
                        "\"serial\":\"9223372036854775807\"")
                .doesNotContain("Monday");
        assertThat(count("audit_unsealed where event_id = '" + row.get("id") + "'"))
                .isOne();
        assertThat(fixture.jdbc
                        .sql("select body from audit_payload where event_id = ?")
                        .param(row.get("id"))
                        .query(String.class)
                        .single())
                .contains("Monday");
    }

    @Test
    void forgetsAnEventWhoseCauseIsRolledBackUnlessItIsAppendedApart() {
        fixture.transaction.executeWithoutResult(status -> {
            append("ROLLED_BACK");
            fixture.ledger.appendApart(
                    AuditEvent.of("REFUSED_APART", "ticket", "1").refused());
            status.setRollbackOnly();
        });

        assertThat(count("audit_event where action = 'ROLLED_BACK'")).isZero();
        assertThat(count("audit_event where action = 'REFUSED_APART'")).isOne();
    }

    @Test
    void appendsApartWhileEveryConnectionOfTheServerIsTaken() throws Exception {
        var threads = database.pool().getMaximumPoolSize();
        var everyoneHoldsOne = new CountDownLatch(threads);
        var pool = Executors.newFixedThreadPool(threads);
        var done = new ArrayList<java.util.concurrent.Future<?>>();
        for (int i = 0; i < threads; i++) {
            done.add(pool.submit(() -> fixture.transaction.executeWithoutResult(status -> {
                append("NEVER_SEEN");
                everyoneHoldsOne.countDown();
                await(everyoneHoldsOne);
                fixture.ledger.appendApart(
                        AuditEvent.of("REFUSED_IN_A_CROWD", "ticket", "1").refused());
                status.setRollbackOnly();
            })));
        }
        for (var each : done) {
            each.get(20, TimeUnit.SECONDS);
        }
        pool.shutdown();

        assertThat(count("audit_event where action = 'REFUSED_IN_A_CROWD'")).isEqualTo(threads);
        assertThat(count("audit_event where action = 'NEVER_SEEN'")).isZero();
    }

    @ParameterizedTest
    @Capability("T6.6")
    @ValueSource(
            strings = {
                "update audit_event set actor = 'nobody'",
                "delete from audit_event",
                "truncate table audit_event",
                "truncate table audit_leaf",
                "truncate table audit_checkpoint",
                "truncate table audit_payload",
                "delete from audit_head",
                "truncate table audit_head"
            })
    void theDatabaseRefuses(String change) {
        assertThatThrownBy(() -> fixture.jdbc.sql(change).update())
                .rootCause()
                .message()
                .containsPattern("append-only|Cannot truncate");
        assertThat(count("audit_event where action = 'SETTLED'")).isOne();
    }

    @Test
    void cutsWhatIsTooLongInsteadOfFailingTheWork() {
        fixture.ledger.append(AuditEvent.of("SIGN_IN_FAILED", "person", "x".repeat(10_000)));

        assertThat(fixture.jdbc
                        .sql("select object_id from audit_event where action = 'SIGN_IN_FAILED'")
                        .query(String.class)
                        .single())
                .hasSize(255);
    }

    private void append(String action) {
        fixture.ledger.append(AuditEvent.of(action, "ticket", "1"));
    }

    private long count(String from) {
        return fixture.jdbc
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
