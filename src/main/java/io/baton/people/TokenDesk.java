package io.baton.people;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where tokens are made, shown once, used and revoked. A personal token acts as its owner within its scopes; a service
 * token is the only way a service account signs in.
 */
@Component
public class TokenDesk {

    private static final String PREFIX = "baton_pat_";
    private static final Pattern TOKEN = Pattern.compile(PREFIX + "([0-9a-f]{16})_([0-9a-f]{64})");
    private static final Pattern SCOPE = Pattern.compile("(\\*|[a-z0-9][a-z0-9.-]{0,63}):(read|write)");
    private static final int LONGEST_DAYS = 366;
    private static final int MOST_SCOPES = 20;
    /** How exact the moment of last use is, so that a busy token does not write with every request. */
    private static final Duration USE_STEP = Duration.ofMinutes(10);

    private final Tokens tokens;
    private final People people;
    private final SignedIn signedIn;
    private final AuditLedger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final LoadingCache<String, Optional<Tokens.Kept>> known;

    /** A token right after it was made: the only time its secret is there to be read. */
    public record Issued(AccessToken token, String secret) {}

    TokenDesk(
            Tokens tokens, People people, SignedIn signedIn, AuditLedger ledger, PeopleSettings settings, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.signedIn = signedIn;
        this.ledger = ledger;
        this.clock = clock;
        known = Caffeine.newBuilder()
                .expireAfterWrite(settings.freshness())
                .maximumSize(20_000)
                .build(tokens::find);
    }

    /** The token that was sent, if it is one of ours, neither expired nor revoked. */
    public Optional<AccessToken> present(String sent) {
        var parts = TOKEN.matcher(sent);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return known.get(parts.group(1))
                .filter(kept -> sameHash(kept.secretHash(), hash(parts.group(2))))
                .map(Tokens.Kept::token)
                .filter(token -> token.isValidAt(clock.instant()))
                .map(this::noteUse);
    }

    /** All tokens, or those of one owner. */
    public List<AccessToken> list(@Nullable String owner) {
        return tokens.list(owner);
    }

    /** A token that acts as whoever is signed in. */
    @Transactional
    public Issued issueOwn(String name, Set<String> scopes, int days) {
        return issue(signedIn.require().id(), name, scopes, days);
    }

    /** A token of a service account. Nobody makes a token that acts as another person. */
    @Transactional
    public Issued issueForService(String service, String name, Set<String> scopes, int days) {
        if (!isService(service)) {
            throw Refusal.invalid(
                    "owner", "'" + service + "' is no service account; people make their own tokens themselves.");
        }
        return issue(service, name, scopes, days);
    }

    @Transactional
    public void revoke(String id) {
        revoke(find(id));
    }

    /** @throws Refusal 404 unless it is the asker's own */
    @Transactional
    public void revokeOwn(String id) {
        var token = find(id);
        if (!token.owner().equals(signedIn.require().id())) {
            throw Refusal.notFound("Token '" + id + "'");
        }
        revoke(token);
    }

    private boolean isService(String owner) {
        return people.find(owner).filter(a -> a.person().isService()).isPresent();
    }

    private AccessToken find(String id) {
        return tokens.find(id)
                .orElseThrow(() -> Refusal.notFound("Token '" + id + "'"))
                .token();
    }

    private void revoke(AccessToken token) {
        if (tokens.revoke(token.id(), signedIn.require().id(), clock.instant())) {
            known.invalidate(token.id());
            ledger.append(AuditEvent.of("TOKEN_REVOKED", "token", token.id())
                    .asPrivileged()
                    .with("owner", token.owner()));
        }
    }

    private Issued issue(String owner, String name, Set<String> scopes, int days) {
        PeopleDesk.requireText("name", name, 100);
        requireScopes(scopes);
        if (days < 1 || days > LONGEST_DAYS) {
            throw Refusal.invalid("expiresInDays", "must be between 1 and " + LONGEST_DAYS + ".");
        }
        var now = clock.instant();
        var token = new AccessToken(hex(8), owner, name, scopes, now, now.plus(Duration.ofDays(days)), null, null);
        var secret = hex(32);
        tokens.insert(token, hash(secret), signedIn.require().id());
        ledger.append(AuditEvent.of("TOKEN_CREATED", "token", token.id())
                .asPrivileged()
                .with("owner", owner)
                .with("scopes", new TreeSet<>(scopes))
                .with("expiresAt", token.expiresAt().toString()));
        return new Issued(token, PREFIX + token.id() + "_" + secret);
    }

    private static void requireScopes(@Nullable Set<String> scopes) {
        if (scopes == null || scopes.isEmpty() || scopes.size() > MOST_SCOPES) {
            throw Refusal.invalid("scopes", "must name 1 to " + MOST_SCOPES + " scopes.");
        }
        scopes.stream().filter(s -> !SCOPE.matcher(s).matches()).findFirst().ifPresent(s -> {
            throw Refusal.invalid(
                    "scopes", "'" + s + "' is not of the form <area>:<read|write>, such as tickets:read or *:read.");
        });
    }

    private AccessToken noteUse(AccessToken token) {
        var last = token.lastUsedAt();
        var now = clock.instant();
        if (last == null || last.plus(USE_STEP).isBefore(now)) {
            tokens.used(token.id(), now);
            known.invalidate(token.id());
            ledger.appendApart(AuditEvent.of("TOKEN_USED", "token", token.id())
                    .by(new Actor(isService(token.owner()) ? "service" : "person", token.owner()))
                    .with("owner", token.owner()));
        }
        return token;
    }

    private String hex(int bytes) {
        var value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    private static boolean sameHash(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
