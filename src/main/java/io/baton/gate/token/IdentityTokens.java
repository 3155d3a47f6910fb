package io.baton.gate.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.baton.platform.Refusal;
import io.baton.platform.http.OutboundHttp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Verifies identity tokens that CI systems give their jobs: from a trusted issuer, signed by one of its keys, made out to this server,
 * fresh, and of a job that is no merge request from a fork.
 */
@Component
class IdentityTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256);
    private static final Duration LONGEST_AGE = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int LONGEST = 8000;

    private final TokenSettings settings;
    private final Clock clock;
    private final Map<String, IssuerKeys> keys = new HashMap<>();

    IdentityTokens(TokenSettings settings, OutboundHttp http, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        settings.issuers().forEach((id, issuer) -> {
            var prefix = "baton.gate.token.issuers." + id;
            CiClaims.requireKind(prefix + ".kind", issuer.kind());
            var reached = issuer.keys();
            if (reached == null) {
                throw new IllegalStateException(
                        "The setting " + prefix + ".keys.base-url must say where the keys are.");
            }
            var connector = http.connector("gate-issuer-" + id, "Identity provider " + id, prefix + ".keys", reached);
            keys.put(id, new IssuerKeys(id, issuer, connector, clock));
        });
    }

    /** Whether a text may be such a token. */
    static boolean areLike(String text) {
        return text.startsWith("eyJ") && text.chars().filter(c -> c == '.').count() == 2;
    }

    /**
     * What the token vouches for.
     *
     * @throws Refusal 401 with the reason where it is no good, 503 where that cannot be found out
     */
    RunProof verified(String text) {
        try {
            if (text.length() > LONGEST) {
                throw refused("it is too long");
            }
            var token = SignedJWT.parse(text);
            var claims = token.getJWTClaimsSet();
            var issuer = issuerOf(claims);
            requireSigned(token, issuer);
            requireFresh(claims);
            return CiClaims.proof(
                    issuer,
                    Objects.requireNonNull(settings.issuers().get(issuer)).kind(),
                    claims);
        } catch (ParseException | JOSEException | IllegalStateException e) {
            throw refused("it cannot be read");
        }
    }

    private String issuerOf(JWTClaimsSet claims) {
        return settings.issuers().entrySet().stream()
                .filter(one -> one.getValue().url().equals(claims.getIssuer()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> refused("its issuer is not one that is trusted here"));
    }

    private void requireSigned(SignedJWT token, String issuer) throws JOSEException {
        var algorithm = token.getHeader().getAlgorithm();
        var kid = token.getHeader().getKeyID();
        if (!ALGORITHMS.contains(algorithm) || kid == null) {
            throw refused("it is not signed with RS256, ES256 or PS256 by a named key");
        }
        var key = Objects.requireNonNull(keys.get(issuer))
                .key(kid)
                .orElseThrow(() -> refused("the issuer has no key '" + kid + "'"));
        var verifier = verifier(key, algorithm);
        if (verifier == null || !token.verify(verifier)) {
            throw refused("its signature is wrong");
        }
    }

    /** Null where the key is not of the kind that the algorithm takes, such as a shared secret. */
    private static @Nullable JWSVerifier verifier(JWK key, JWSAlgorithm algorithm) throws JOSEException {
        if (key instanceof RSAKey rsa && !algorithm.equals(JWSAlgorithm.ES256)) {
            return new RSASSAVerifier(rsa);
        }
        return key instanceof ECKey ec && algorithm.equals(JWSAlgorithm.ES256) ? new ECDSAVerifier(ec) : null;
    }

    private void requireFresh(JWTClaimsSet claims) {
        var now = clock.instant();
        var issued = instant(claims.getIssueTime());
        var expires = instant(claims.getExpirationTime());
        var begins = instant(claims.getNotBeforeTime());
        if (!claims.getAudience().contains(settings.audience())) {
            throw refused("it is made out to somebody else, not to '" + settings.audience() + "'");
        }
        if (expires == null || now.isAfter(expires.plus(SKEW))) {
            throw refused("it has expired");
        }
        if (issued == null || issued.isBefore(now.minus(LONGEST_AGE)) || issued.isAfter(now.plus(SKEW))) {
            throw refused("it is older than " + LONGEST_AGE.toMinutes() + " minutes");
        }
        if (begins != null && begins.isAfter(now.plus(SKEW))) {
            throw refused("it is not valid yet");
        }
    }

    static Refusal refused(String why) {
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                "identity-token",
                "The identity token is not accepted: " + why + ".",
                List.of(),
                Map.of());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
