package io.baton.gate.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.BearerTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs pipelines in with their tokens, as the service account of the pipeline and for the gate alone. */
@Component
class PipelineBearers implements BearerTokens {

    /** All that a token of a pipeline reaches. */
    static final Set<String> SCOPES = Set.of("gate:read", "gate:write");

    private final PipelineTokens tokens;
    private final Pipelines pipelines;
    private final AuditLedger ledger;
    private final Clock clock;
    /** A client that goes on trying writes one line a minute, not one for each request. */
    private final Cache<String, String> told = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(10_000)
            .build();

    PipelineBearers(PipelineTokens tokens, Pipelines pipelines, AuditLedger ledger, Clock clock) {
        this.tokens = tokens;
        this.pipelines = pipelines;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public boolean areLike(String token) {
        return token.startsWith(TokenText.PREFIX);
    }

    @Override
    public Optional<Proven> present(Sent sent) {
        var token = TokenText.read(sent.token()).flatMap(text -> tokens.findByHash(text.hash()));
        if (token.isEmpty()) {
            return Optional.empty();
        }
        var trouble = trouble(token.get(), sent);
        if (trouble != null) {
            refused(token.get(), trouble, sent.address());
            return Optional.empty();
        }
        noteUse(token.get());
        return Optional.of(new Proven(
                token.get().pipelineId(), token.get().createdAt(), SCOPES, new PipelineCredential(token.get())));
    }

    private @Nullable String trouble(PipelineToken token, Sent sent) {
        if (token.revokedAt() != null) {
            return "revoked";
        }
        if (!token.isValidAt(clock.instant())) {
            return "expired";
        }
        var allowed = pipelines.addresses(token.pipelineId());
        return Pipeline.isWithin(token.addresses(), sent.address()) && Pipeline.isWithin(allowed, sent.address())
                ? null
                : "foreign-address";
    }

    private void noteUse(PipelineToken token) {
        var last = token.lastUsedAt();
        var now = clock.instant();
        if (last == null || last.plus(PipelineTokens.USE_STEP).isBefore(now)) {
            tokens.used(token, now);
        }
    }

    private void refused(PipelineToken token, String why, String address) {
        if (told.asMap().putIfAbsent(token.id() + ' ' + why, why) == null) {
            ledger.appendApart(AuditEvent.of("PIPELINE_TOKEN_REFUSED", "pipeline", token.pipelineId())
                    .refused()
                    .because(why)
                    .by(new Actor("service", token.pipelineId()))
                    .with("token", token.id())
                    .with("address", address));
        }
    }
}
