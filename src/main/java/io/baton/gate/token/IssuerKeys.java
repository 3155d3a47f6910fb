package io.baton.gate.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.baton.gate.token.TokenSettings.Issuer;
import io.baton.platform.Refusal;
import io.baton.platform.http.Call;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.Connector;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The public keys of one identity provider. They are read again for a key that is not known, and each quarter of an hour; while they
 * cannot be had, those that were read before count for a few hours, and then nothing does.
 */
class IssuerKeys {

    private static final Duration FRESH = Duration.ofMinutes(15);
    /** Whoever invents keys does not make us ask for each of them. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private record Read(JWKSet keys, Instant at) {}

    private final String id;
    private final Issuer issuer;
    private final Connector connector;
    private final Clock clock;

    private @Nullable Read read;
    private @Nullable Instant asked;

    IssuerKeys(String id, Issuer issuer, Connector connector, Clock clock) {
        this.id = id;
        this.issuer = issuer;
        this.connector = connector;
        this.clock = clock;
    }

    /** @throws Refusal 503 where the keys are not known and cannot be had */
    synchronized Optional<JWK> key(String kid) {
        var now = clock.instant();
        if (!isFresh(now) || find(kid).isEmpty()) {
            refresh(now);
        }
        var last = read;
        if (last == null || last.at().plus(issuer.keysKept()).isBefore(now)) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "issuer-unreachable",
                    "The keys of the identity provider '" + id + "' cannot be read, so its tokens cannot be verified."
                            + " Ask again soon.",
                    List.of(),
                    Map.of());
        }
        return find(kid);
    }

    private boolean isFresh(Instant now) {
        var last = read;
        return last != null && now.isBefore(last.at().plus(FRESH));
    }

    private Optional<JWK> find(String kid) {
        var last = read;
        return last == null ? Optional.empty() : Optional.ofNullable(last.keys().getKeyByKeyId(kid));
    }

    private void refresh(Instant now) {
        var before = asked;
        if (before != null && now.isBefore(before.plus(PAUSE))) {
            return;
        }
        asked = now;
        try {
            var answer = connector.converse().call(Call.get(issuer.pathOfKeys()));
            read = new Read(JWKSet.parse(answer.json().toString()), now);
        } catch (CallFailed | ParseException e) {
            // what was read before counts for a while; the connector has written down what failed
        }
    }
}
