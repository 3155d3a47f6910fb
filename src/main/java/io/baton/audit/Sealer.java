package io.baton.audit;

import io.baton.audit.LedgerPulse.Seen;
import io.baton.audit.proof.Checkpoint;
import io.baton.audit.proof.HashTree;
import io.baton.audit.proof.Hashes;
import io.baton.audit.proof.MacKeys;
import io.baton.audit.proof.NoteSigner;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes what was appended into the hash tree and signs the new state. Sealing apart from appending keeps business
 * transactions from queueing at the end of one chain; the row lock on the head lets one server at a time do it.
 */
@Component
class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int BATCH = 5_000;
    private static final int CHUNK = 500;

    private final LedgerConnections connections;
    private final JdbcClient jdbc;
    private final AuditSettings settings;
    private final MacKeys macs;
    private final byte[] seed;
    private final AnchorFiles anchors;
    private final LedgerPulse pulse;
    private final Clock clock;

    Sealer(
            LedgerConnections connections,
            LedgerKeys keys,
            AuditSettings settings,
            AnchorFiles anchors,
            LedgerPulse pulse,
            Clock clock) {
        this.connections = connections;
        this.jdbc = connections.jdbc();
        this.settings = settings;
        this.macs = keys.macKeys();
        this.seed = keys.signingSeed();
        this.anchors = anchors;
        this.pulse = pulse;
        this.clock = clock;
    }

    /** Seals everything that waits, also more than one batch. */
    void sealAll() {
        while (seal() == BATCH) {
            LOG.debug("More than {} events waited to be sealed", BATCH);
        }
    }

    /** Seals up to one batch; leaves it to the other server if that one is at it. Returns how many were sealed. */
    int seal() {
        var sealed = connections.transaction().execute(status -> lockedHead().map(this::sealOn));
        if (sealed == null || sealed.isEmpty()) {
            pulse.passed(seen(pulse.seen().size()));
            return 0;
        }
        var done = sealed.get();
        if (done.note() != null) {
            anchors.write(done.origin(), done.note(), clock.instant());
        }
        pulse.passed(seen(done.size()));
        return done.events();
    }

    private record Sealed(
            int events, long size, String origin, @Nullable String note) {}

    private record Found(String id, String body, String mac) {}

    private Optional<LedgerHead> lockedHead() {
        return jdbc.sql("select ledger_id, tree_size, peaks, checkpoint_no from audit_head where id = 1"
                        + " for update skip locked")
                .query(LedgerHead::read)
                .optional();
    }

    private Sealed sealOn(LedgerHead head) {
        checkAgainstLastCheckpoint(head);
        var origin = head.origin().isBlank() ? firstOrigin() : head.origin();
        var events = waiting();
        if (events.isEmpty() && !heartbeatIsDue(head)) {
            return new Sealed(0, head.tree().size(), origin, null);
        }
        addLeaves(head, events);
        var number = head.checkpointNumber() + 1;
        var now = nextTime(head);
        var root = head.tree().root();
        var checkpoint = new Checkpoint(origin, head.tree().size(), root, number, now);
        var note = new NoteSigner(origin, seed).sign(checkpoint.text());
        jdbc.sql("insert into audit_checkpoint (checkpoint_no, tree_size, root_hash, note, created_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(number, head.tree().size(), HexFormat.of().formatHex(root), note, Timestamps.column(now))
                .update();
        jdbc.sql("update audit_head set ledger_id = ?, tree_size = ?, peaks = ?, checkpoint_no = ? where id = 1")
                .params(origin, head.tree().size(), head.tree().peaks(), number)
                .update();
        return new Sealed(events.size(), head.tree().size(), origin, note);
    }

    /** A head that somebody moved would make the ledger grow from a wrong place. */
    private void checkAgainstLastCheckpoint(LedgerHead head) {
        var newest = jdbc.sql("select checkpoint_no, tree_size, root_hash from audit_checkpoint"
                        + " order by checkpoint_no desc fetch first 1 rows only")
                .query((row, n) -> row.getLong(1) + "/" + row.getLong(2) + "/" + row.getString(3))
                .optional()
                .orElse("0/0/" + HexFormat.of().formatHex(new HashTree().root()));
        var own = head.checkpointNumber() + "/" + head.tree().size() + "/"
                + HexFormat.of().formatHex(head.tree().root());
        if (!own.equals(newest)) {
            throw new IllegalStateException("The head of the ledger does not stand at its newest checkpoint");
        }
    }

    private String firstOrigin() {
        return settings.origin().isBlank()
                ? "baton/" + UUID.randomUUID().toString().substring(0, 8)
                : settings.origin();
    }

    /** Checkpoints never go back in time, also when the clock of this machine does. */
    private Instant nextTime(LedgerHead head) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return lastTime(head).filter(now::isBefore).orElse(now);
    }

    private Optional<Instant> lastTime(LedgerHead head) {
        return jdbc.sql("select created_at from audit_checkpoint where checkpoint_no = ?")
                .param(head.checkpointNumber())
                .query((row, n) -> Timestamps.read(row, "created_at"))
                .optional();
    }

    private boolean heartbeatIsDue(LedgerHead head) {
        return lastTime(head)
                .map(last -> !last.plus(settings.heartbeat()).isAfter(clock.instant()))
                .orElse(true);
    }

    /** The ids first and then the rows by primary key: joining the queue made every batch read the whole ledger. */
    private List<Found> waiting() {
        var ids = jdbc.sql("select event_id from audit_unsealed order by event_id fetch first " + BATCH + " rows only")
                .query(String.class)
                .list();
        var found = new HashMap<String, Found>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            jdbc.sql("select id, body, mac from audit_event where id in (:ids)")
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + CHUNK)))
                    .query((row, n) -> new Found(row.getString("id"), row.getString("body"), row.getString("mac")))
                    .list()
                    .forEach(event -> found.put(event.id(), event));
        }
        var events = new ArrayList<Found>();
        for (var id : ids) {
            var event = found.get(id);
            if (event == null) {
                LOG.error("Event {} was deleted from the ledger before it was sealed", id);
            } else {
                events.add(event);
            }
        }
        return events;
    }

    private void addLeaves(LedgerHead head, List<Found> events) {
        var leaves = new ArrayList<Object[]>();
        var done = new ArrayList<Object[]>();
        for (var event : events) {
            if (!macs.provesEvent(event.body(), event.mac())) {
                LOG.error("Event {} in the ledger was not written by Baton", event.id());
            }
            var index = head.tree().size();
            var hash = Hashes.leaf(event.body(), event.mac());
            var hex = HexFormat.of().formatHex(hash);
            head.tree().add(hash);
            leaves.add(new Object[] {index, event.id(), hex, macs.ofLeaf(index, hex)});
            done.add(new Object[] {event.id()});
        }
        var batches = new JdbcTemplate(connections.dataSource());
        batches.batchUpdate("insert into audit_leaf (idx, event_id, leaf_hash, mac) values (?, ?, ?, ?)", leaves);
        batches.batchUpdate("delete from audit_unsealed where event_id = ?", done);
    }

    private Seen seen(long size) {
        return jdbc.sql("select count(*) as waiting, min(queued_at) as oldest from audit_unsealed")
                .query((row, n) -> new Seen(size, row.getLong("waiting"), age(Timestamps.readNullable(row, "oldest"))))
                .single();
    }

    private Duration age(@Nullable Instant since) {
        var age = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
