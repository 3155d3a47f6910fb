package io.baton.gate.token;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.BearerTokens;
import io.baton.platform.Refusal;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets a job sign in with its identity token, for one thing only: to exchange it for a session. So each identity token is verified
 * once, and an identity provider that is away stops nobody who is in already.
 */
@Component
class IdentityBearers implements BearerTokens {

    static final String EXCHANGE = "/api/gate/v1/token";

    private final IdentityTokens tokens;
    private final Sessions sessions;
    private final AuditLedger ledger;

    /** What a job proved with the request that is being served. */
    record Proved(RunProof proof) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;
    }

    IdentityBearers(IdentityTokens tokens, Sessions sessions, AuditLedger ledger) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.ledger = ledger;
    }

    @Override
    public boolean areLike(String token) {
        return IdentityTokens.areLike(token);
    }

    @Override
    public Optional<Proven> present(Sent sent) {
        if (!sent.path().equals(EXCHANGE) || !sent.method().equals("POST")) {
            throw IdentityTokens.refused("it is only good for POST " + EXCHANGE);
        }
        try {
            var proof = tokens.verified(sent.token());
            var pipeline = sessions.pipelineOf(proof, sent.address());
            return Optional.of(
                    new Proven(pipeline.id(), pipeline.createdAt(), Set.of("gate:write"), new Proved(proof)));
        } catch (Refusal refusal) {
            if (refusal.status() == HttpStatus.FORBIDDEN) {
                // Signed by an issuer that is trusted here, so nobody can fill the ledger with these at will.
                ledger.appendApart(AuditEvent.of("PIPELINE_IDENTITY_REFUSED", "pipeline", "none")
                        .refused()
                        .because(refusal.rule())
                        .with("address", sent.address()));
            }
            throw refusal;
        }
    }
}
