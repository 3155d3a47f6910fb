package io.baton.gate.token;

import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.gate.token.PipelineToken.Kind;
import io.baton.platform.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions of runs that proved by an identity token which run they are. A session is bound to that run and ends after an hour; for one
 * identity token there is one session at a time.
 */
@Component
class Sessions {

    static final Duration LIFE = Duration.ofMinutes(60);

    private static final Duration KEPT = Duration.ofDays(7);

    private final Pipelines pipelines;
    private final PipelineTokens tokens;
    private final AuditLedger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** A session right after it was made. */
    record Opened(String token, Instant expiresAt, String pipeline) {}

    Sessions(Pipelines pipelines, PipelineTokens tokens, AuditLedger ledger, Clock clock) {
        this.pipelines = pipelines;
        this.tokens = tokens;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The pipeline that a run belongs to.
     *
     * @throws Refusal 403 where it is none that is registered here, or more than one
     */
    Pipeline pipelineOf(RunProof proof, String address) {
        var found = pipelines.ofProject(proof.issuer(), proof.projectId()).stream()
                .filter(pipeline -> pipeline.identities().stream().anyMatch(identity -> covers(identity, proof)))
                .filter(pipeline -> Pipeline.isWithin(pipeline.addresses(), address))
                .toList();
        if (found.size() != 1) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "identity-unknown",
                    (found.isEmpty() ? "No pipeline is" : "More than one pipeline is")
                            + " registered for project " + proof.projectId() + " of '" + proof.issuer()
                            + "' with this environment and workflow.",
                    List.of(),
                    Map.of());
        }
        return found.get(0);
    }

    private static boolean covers(Pipeline.Identity identity, RunProof proof) {
        return identity.issuer().equals(proof.issuer())
                && identity.projectId().equals(proof.projectId())
                && (identity.environment() == null || identity.environment().equals(proof.environment()))
                && (identity.workflow() == null || identity.workflow().equals(proof.workflow()));
    }

    @Transactional
    Opened open(RunProof proof, String pipeline) {
        pipelines.lock(pipeline);
        var now = clock.instant();
        tokens.revokeSessionsOf(proof, pipeline, now);
        var text = TokenText.make(random);
        var token =
                new PipelineToken(text.id(), pipeline, Kind.SESSION, Set.of(), proof, now, now.plus(LIFE), null, null);
        tokens.insert(token, text.hash(), pipeline);
        ledger.append(AuditEvent.of("PIPELINE_SESSION_OPENED", "pipeline", pipeline)
                .by(new Actor("service", pipeline))
                .with("token", token.id())
                .with("issuer", proof.issuer())
                .with("project", proof.projectId())
                .with("run", proof.run().id())
                .with("environment", proof.environment()));
        return new Opened(text.whole(), token.expiresAt(), pipeline);
    }

    @Scheduled(cron = "${baton.gate.session-purge:0 23 3 * * *}")
    void purge() {
        tokens.purgeSessionsBefore(clock.instant().minus(KEPT));
    }
}
