package io.baton.catalog;

import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that the same request sent twice opens one ticket: a unique row per request is written in the transaction
 * that opens it, so two at the same moment cannot both pass, on whichever node they arrive.
 */
@Component
class DuplicateGuard {

    private static final int STRIPES = 256;
    private static final long LONGEST_WAIT_SECONDS = 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CatalogSettings settings;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    DuplicateGuard(JdbcClient jdbc, Clock clock, CatalogSettings settings, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Opens a ticket unless the same one was opened a moment ago.
     *
     * @param fingerprint equal for equal requests
     * @param open opens the ticket
     * @param keyOf key of the ticket that was opened
     * @param isOpen whether the ticket of that key is still open; a closed one does not stand in the way
     * @param repeated answer for the key of the ticket that is there already
     */
    <T> T once(
            String fingerprint,
            Supplier<T> open,
            Function<T, String> keyOf,
            Predicate<String> isOpen,
            Function<String, T> repeated) {
        if (settings.duplicateWindow().isZero()) {
            return answered(transaction.execute(status -> open.get()));
        }
        var lock = locks[Math.floorMod(fingerprint.hashCode(), STRIPES)];
        // waiting here costs a thread; waiting for the row in the database would cost a connection as well
        acquire(lock);
        try {
            return answered(transaction.execute(status -> {
                var existing = claim(fingerprint, isOpen);
                if (existing != null) {
                    return repeated.apply(existing);
                }
                var opened = open.get();
                jdbc.sql("update recent_request set ticket_key = ? where fingerprint = ?")
                        .params(keyOf.apply(opened), fingerprint)
                        .update();
                return opened;
            }));
        } finally {
            lock.unlock();
        }
    }

    /** Reserves the fingerprint until the transaction ends, or gives the key of the ticket that has it. */
    private @Nullable String claim(String fingerprint, Predicate<String> isOpen) {
        var existing = find(fingerprint);
        if (existing != null && isOpen.test(existing)) {
            return existing;
        }
        try {
            savepoint.executeWithoutResult(status -> {
                jdbc.sql("delete from recent_request where fingerprint = ? and (created_at < ? or ticket_key = ?)")
                        .params(fingerprint, Timestamps.column(oldest()), existing == null ? "" : existing)
                        .update();
                jdbc.sql("insert into recent_request (fingerprint, created_at) values (?, ?)")
                        .params(fingerprint, Timestamps.column(clock.instant()))
                        .update();
            });
            return null;
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            // another node was faster; its transaction is over by now, or the row would still be waited for
            var theirs = find(fingerprint);
            if (theirs == null) {
                throw running();
            }
            return theirs;
        }
    }

    private @Nullable String find(String fingerprint) {
        return jdbc.sql("select ticket_key from recent_request"
                        + " where fingerprint = ? and created_at >= ? and ticket_key is not null")
                .params(fingerprint, Timestamps.column(oldest()))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Instant oldest() {
        return clock.instant().minus(settings.duplicateWindow());
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void purge() {
        jdbc.sql("delete from recent_request where created_at < ?")
                .param(Timestamps.column(oldest()))
                .update();
    }

    private static <T> T answered(@Nullable T answer) {
        return Objects.requireNonNull(answer, "The counter gave no answer.");
    }

    private static void acquire(ReentrantLock lock) {
        try {
            if (!lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw running();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw running();
        }
    }

    private static Refusal running() {
        return Refusal.conflict(
                "request-running", "The same request is being taken in right now. Look at your tickets.");
    }
}
