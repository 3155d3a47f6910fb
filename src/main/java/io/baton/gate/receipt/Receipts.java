package io.baton.gate.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Json;
import io.baton.platform.Refusal;
import io.baton.platform.Secrets;
import io.baton.platform.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs each grant once, when its receipt is first asked for, and keeps what was signed. Plain answers are never signed. */
@Component
class Receipts {

    /** What stands for this server where nobody said how it is reached. */
    static final String UNNAMED = "urn:baton";

    /** What is told of a grant, each in a table of its own. */
    enum Kind {
        /** Everything. */
        RECEIPT("gate_receipt"),
        /** A Simple Verification Result. */
        SUMMARY("gate_receipt_summary");

        private final String table;

        Kind(String table) {
            this.table = table;
        }
    }

    private final JdbcClient jdbc;
    private final SigningKeys keys;
    private final Secrets secrets;
    private final AuditLedger ledger;
    private final Json json;
    private final Clock clock;
    private final String issuer;

    Receipts(
            JdbcClient jdbc,
            SigningKeys keys,
            Secrets secrets,
            AuditLedger ledger,
            Json json,
            Clock clock,
            @Value("${baton.public-url:}") String publicUrl) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.secrets = secrets;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
        this.issuer = publicUrl.isBlank() ? UNNAMED : publicUrl;
    }

    /** @throws Refusal 409 for a grant that was revoked */
    Dsse of(GrantFacts grant) {
        return of(grant, Kind.RECEIPT);
    }

    /** @throws Refusal 409 for a grant that was revoked */
    Dsse of(GrantFacts grant, Kind kind) {
        if (grant.state().equals(GrantFacts.REVOKED)) {
            throw Refusal.conflict(
                    "grant-revoked", "Grant '" + grant.id() + "' was revoked; there is no receipt for it.");
        }
        return kept(grant.id(), kind).orElseGet(() -> sign(grant, kind));
    }

    /** The same statement as a compact JWS. */
    String asJws(GrantFacts grant) {
        var payload = Objects.requireNonNull(of(grant).payloadBytes());
        var key = keys.current();
        try {
            var signed = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.kid())
                            .type(JOSEObjectType.JOSE)
                            .contentType(Dsse.TYPE)
                            .build(),
                    new Payload(payload));
            signed.sign(new ECDSASigner(Objects.requireNonNull(key.privateKey())));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A receipt cannot be signed", e);
        }
    }

    private Dsse sign(GrantFacts grant, Kind kind) {
        var key = keys.current();
        var payload = json.write(
                kind == Kind.SUMMARY ? Summary.of(grant, issuer) : Statement.of(grant, issuer, secrets::fingerprint));
        var envelope =
                Dsse.of(payload.getBytes(StandardCharsets.UTF_8), key.kid(), Objects.requireNonNull(key.privateKey()));
        try {
            jdbc.sql("insert into " + kind.table
                            + " (grant_id, kid, payload, signature, issued_at) values (?, ?, ?, ?, ?)")
                    .params(grant.id(), key.kid(), payload)
                    .params(envelope.signatures().get(0).sig(), Timestamps.column(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            // somebody asked for it at the same moment; there is one receipt for each grant
            return kept(grant.id(), kind).orElseThrow(() -> e);
        }
        ledger.append(AuditEvent.of("GATE_RECEIPT_SIGNED", "grant", grant.id())
                .forTicket(grant.changeKey(), null)
                .with("kind", kind.name())
                .with("key", key.kid()));
        return envelope;
    }

    private Optional<Dsse> kept(String grant, Kind kind) {
        return jdbc.sql("select kid, payload, signature from " + kind.table + " where grant_id = ?")
                .param(grant)
                .query((row, number) -> Dsse.signed(
                        row.getString("payload").getBytes(StandardCharsets.UTF_8),
                        row.getString("kid"),
                        row.getString("signature")))
                .optional();
    }
}
