package io.baton.audit;

import io.baton.audit.proof.LedgerVerifier;
import io.baton.audit.proof.MacKeys;
import io.baton.audit.proof.NoteKey;
import io.baton.audit.proof.NoteSigner;
import io.baton.audit.proof.Signatures;
import io.baton.audit.proof.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Verifies the whole ledger from inside the server, one verification at a time. */
@Component
class LedgerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheck.class);

    private final LedgerConnections connections;
    private final AuditSettings settings;
    private final MacKeys macs;
    private final byte[] seed;
    private final AnchorFiles anchors;
    private final LedgerPulse pulse;
    private final ApplicationEventPublisher events;
    private @Nullable Signatures signatures;

    LedgerCheck(
            LedgerConnections connections,
            LedgerKeys keys,
            AuditSettings settings,
            AnchorFiles anchors,
            LedgerPulse pulse,
            ApplicationEventPublisher events) {
        this.events = events;
        this.connections = connections;
        this.settings = settings;
        this.macs = keys.macKeys();
        this.seed = keys.signingSeed();
        this.anchors = anchors;
        this.pulse = pulse;
    }

    synchronized Verdict verify() {
        var origin = origin();
        if (origin != null && signatures == null) {
            signatures = new Signatures(trusted(origin));
        }
        var known = signatures == null ? new Signatures(trusted(origin)) : signatures;
        var verifier = new LedgerVerifier(known, macs, origin);
        var verdict = verifier.verify(connections.dataSource(), anchors.read());
        pulse.verified(verdict);
        if (!verdict.valid()) {
            LOG.error("The audit ledger is broken at event {}: {}", verdict.firstBroken(), verdict.reason());
            events.publishEvent(new LedgerBroken(verdict.firstBroken(), verdict.reason()));
        }
        return verdict;
    }

    /** Tries to change an event, and takes it back: whether the database still refuses. */
    boolean refusesChanges() {
        return Boolean.TRUE.equals(connections.transaction().execute(status -> {
            status.setRollbackOnly();
            try {
                return connections
                                .jdbc()
                                .sql("update audit_event set outcome = outcome where id ="
                                        + " (select event_id from audit_leaf where idx = 0)")
                                .update()
                        == 0;
            } catch (DataAccessException e) {
                return true;
            }
        }));
    }

    NoteSigner signer() {
        return new NoteSigner(signedName(), seed);
    }

    /** Keys whose signatures count: the present one and those that were replaced. */
    List<NoteKey> trusted() {
        return trusted(origin());
    }

    /** The name this ledger must have, or nothing while it has none. */
    @Nullable
    String origin() {
        if (!settings.origin().isBlank()) {
            return settings.origin();
        }
        return connections
                .jdbc()
                .sql("select ledger_id from audit_head where id = 1")
                .query(String.class)
                .optional()
                .filter(name -> !name.isBlank())
                .orElse(null);
    }

    private String signedName() {
        var origin = origin();
        return origin == null ? "baton" : origin;
    }

    private List<NoteKey> trusted(@Nullable String origin) {
        var keys = new ArrayList<NoteKey>();
        keys.add(new NoteSigner(origin == null ? "baton" : origin, seed).key());
        settings.retiredPublicKeys().forEach(key -> keys.add(NoteKey.parse(key)));
        return keys;
    }
}
