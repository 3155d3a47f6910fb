package io.baton.gate.token;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.gate.token.PipelineToken.Kind;
import io.baton.people.PeopleDesk;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where administrators register pipelines, say what each may ask about, and make and revoke their tokens. */
@Component
class PipelineDesk {

    /** Two, so that a new one can be put in place before the old one is revoked. */
    static final int MOST_TOKENS = 2;

    static final int LONGEST_DAYS = 90;

    private static final String PIPELINE = "pipeline";

    private final Pipelines pipelines;
    private final PipelineTokens tokens;
    private final PipelineRules rules;
    private final PeopleDesk people;
    private final SignedIn signedIn;
    private final AuditLedger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** A token right after it was made: the only time its secret is there to be read. */
    record Issued(PipelineToken token, String secret) {}

    PipelineDesk(
            Pipelines pipelines,
            PipelineTokens tokens,
            PipelineRules rules,
            PeopleDesk people,
            SignedIn signedIn,
            AuditLedger ledger,
            Clock clock) {
        this.pipelines = pipelines;
        this.tokens = tokens;
        this.rules = rules;
        this.people = people;
        this.signedIn = signedIn;
        this.ledger = ledger;
        this.clock = clock;
    }

    List<Pipeline> all() {
        return pipelines.all();
    }

    /** @throws Refusal 404 */
    Pipeline find(String id) {
        return pipelines.find(id).orElseThrow(() -> Refusal.notFound("Pipeline '" + id + "'"));
    }

    List<PipelineToken> tokensOf(String id) {
        return tokens.of(find(id).id());
    }

    /** Registers a pipeline and makes the service account it acts as, unless there is one of its role. */
    @Transactional
    Pipeline register(Pipeline wanted) {
        rules.requireValid(wanted);
        if (pipelines.exists(wanted.id())) {
            throw Refusal.conflict("pipeline-known", "Pipeline '" + wanted.id() + "' is registered already.");
        }
        requireAccount(wanted);
        pipelines.insert(wanted, signedIn.require().id());
        tell("PIPELINE_REGISTERED", wanted);
        return find(wanted.id());
    }

    @Transactional
    Pipeline describe(Pipeline wanted, @Nullable String ifMatch) {
        var before = find(wanted.id());
        Etag.requireMatch(ifMatch, before.version(), "Pipeline '" + wanted.id() + "'");
        rules.requireValid(wanted);
        if (!pipelines.update(wanted, before.version())) {
            throw Refusal.stale("Pipeline '" + wanted.id() + "'");
        }
        tell("PIPELINE_CHANGED", wanted);
        return find(wanted.id());
    }

    /** Makes a token; only its hash stays here. */
    @Transactional
    Issued issue(String id, int days, Set<String> addresses) {
        find(id);
        rules.requireAddresses(addresses);
        if (days < 1 || days > LONGEST_DAYS) {
            throw Refusal.invalid("expiresInDays", "must be between 1 and " + LONGEST_DAYS + ".");
        }
        pipelines.lock(id);
        var now = clock.instant();
        if (tokens.of(id).stream().filter(token -> token.isValidAt(now)).count() >= MOST_TOKENS) {
            throw Refusal.conflict(
                    "token-limit",
                    "Pipeline '" + id + "' has " + MOST_TOKENS + " live tokens. Revoke the old one first.");
        }
        var text = TokenText.make(random);
        var token = new PipelineToken(
                text.id(), id, Kind.API, addresses, null, now, now.plus(Duration.ofDays(days)), null, null);
        var by = signedIn.require().id();
        tokens.insert(token, text.hash(), by);
        ledger.append(AuditEvent.of("PIPELINE_TOKEN_CREATED", PIPELINE, id)
                .asPrivileged()
                .with("token", token.id())
                .with("expiresAt", token.expiresAt().toString()));
        return new Issued(token, text.whole());
    }

    /** It is refused from the next request on. */
    @Transactional
    void revoke(String id, String tokenId) {
        tokens.find(tokenId)
                .filter(token -> token.pipelineId().equals(id))
                .orElseThrow(() -> Refusal.notFound("Token '" + tokenId + "' of pipeline '" + id + "'"));
        if (tokens.revoke(tokenId, signedIn.require().id(), clock.instant())) {
            ledger.append(AuditEvent.of("PIPELINE_TOKEN_REVOKED", PIPELINE, id)
                    .asPrivileged()
                    .with("token", tokenId));
        }
    }

    private void requireAccount(Pipeline wanted) {
        var account = people.services().stream()
                .filter(service -> service.id().equals(wanted.id()))
                .findFirst();
        if (account.isEmpty()) {
            people.createService(wanted.id(), wanted.name(), Role.PIPELINE);
        } else if (!account.get().has(Role.PIPELINE)) {
            throw Refusal.invalid("id", "is a service account of another role; take an id of its own.");
        }
    }

    private void tell(String action, Pipeline pipeline) {
        var event = AuditEvent.of(action, PIPELINE, pipeline.id()).asPrivileged();
        for (var detail : pipeline.asDetails().entrySet()) {
            event = event.with(detail.getKey(), detail.getValue());
        }
        ledger.append(event);
    }
}
