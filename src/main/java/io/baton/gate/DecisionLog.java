package io.baton.gate;

import io.baton.platform.Ids;
import io.baton.platform.Json;
import io.baton.platform.Refusal;
import io.baton.platform.RefusalAnswered;
import io.baton.platform.Timestamps;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Every answer of the gate. GateGrants and what was refused one are written at once; plain questions within a second. */
@Component
class DecisionLog {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);
    private static final int WAITING = 20_000;
    private static final int BATCH = 500;

    static final String EVALUATION = "EVALUATION";

    /** @param document the whole answer as JSON */
    record Entry(
            String id,
            Instant at,
            String kind,
            String principal,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String changeKey,
            int status,
            String reason,
            String document) {}

    private final JdbcOperations jdbc;
    private final Json json;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate apart;
    private final LinkedBlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(WAITING);

    DecisionLog(
            JdbcOperations jdbc,
            Json json,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = events;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Writes it in the caller's transaction. */
    void write(String kind, Verdict verdict) {
        insert(List.of(entry(kind, verdict)));
        tellIfRefused(kind, verdict);
    }

    /** Writes it within a second; at once when too many wait already, so that none is ever left out. */
    void writeSoon(String kind, Verdict verdict) {
        soon(entry(kind, verdict));
        tellIfRefused(kind, verdict);
    }

    /** What is asked as a document refuses nobody anything. */
    private void tellIfRefused(String kind, Verdict verdict) {
        if (!verdict.isOpen() && !kind.equals(EVALUATION)) {
            events.publishEvent(new RefusalAnswered(new GateClosed(verdict)));
        }
    }

    /** Something that was refused before the rules were asked. */
    void writeRefusedSoon(String principal, String path, int status, String reason) {
        soon(new Entry(
                Ids.next(),
                clock.instant(),
                "REFUSED",
                principal,
                null,
                null,
                null,
                status,
                cut(reason, 500),
                json.write(Map.of("path", cut(path, 400), "decision", "closed"))));
        events.publishEvent(new RefusalAnswered(new Refusal(
                HttpStatus.valueOf(status),
                status == HttpStatus.UNAUTHORIZED.value() ? "token-refused" : "gate-denied",
                reason,
                List.of(),
                Map.of())));
    }

    Optional<Entry> find(String id) {
        return waiting.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .or(() -> jdbc
                        .query(
                                "select * from gate_decision where id = ?",
                                (row, number) -> new Entry(
                                        row.getString("id"),
                                        Timestamps.read(row, "decided_at"),
                                        row.getString("kind"),
                                        row.getString("principal"),
                                        row.getString("service"),
                                        row.getString("environment"),
                                        row.getString("change_key"),
                                        row.getInt("status"),
                                        row.getString("reason"),
                                        row.getString("document")),
                                id)
                        .stream()
                        .findFirst());
    }

    @Scheduled(fixedDelay = 500)
    @PreDestroy
    synchronized void flush() {
        List<Entry> batch = new ArrayList<>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            try {
                apart.executeWithoutResult(status -> insert(batch));
            } catch (DataAccessException | TransactionException e) {
                // the database is away: keep them until it is back; none of them was written
                LOG.warn("{} decisions of the gate wait to be written", batch.size() + waiting.size(), e);
                batch.forEach(waiting::offer);
                return;
            }
            batch.clear();
        }
    }

    private void soon(Entry entry) {
        if (!waiting.offer(entry)) {
            insert(List.of(entry));
        }
    }

    private Entry entry(String kind, Verdict verdict) {
        var what = verdict.question().what();
        var permit = verdict.permit();
        return new Entry(
                verdict.id(),
                clock.instant(),
                kind,
                cut(verdict.question().who().id(), 200),
                what.service(),
                what.environment(),
                permit == null ? verdict.question().change() : permit.changeKey(),
                verdict.status(),
                cut(verdict.reason(), 500),
                json.write(Answer.of(verdict)));
    }

    private void insert(List<Entry> entries) {
        jdbc.batchUpdate(
                "insert into gate_decision (id, decided_at, kind, principal, service, environment, change_key, status,"
                        + " reason, document) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries.stream().map(DecisionLog::row).toList());
    }

    private static @Nullable Object[] row(Entry entry) {
        return new @Nullable Object[] {
            entry.id(),
            Timestamps.column(entry.at()),
            entry.kind(),
            entry.principal(),
            entry.service(),
            entry.environment(),
            entry.changeKey(),
            entry.status(),
            entry.reason(),
            entry.document()
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
