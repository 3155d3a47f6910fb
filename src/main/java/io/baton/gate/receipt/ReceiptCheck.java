package io.baton.gate.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import io.baton.platform.Json;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says whether a receipt is one of ours, unchanged, still good, and about what somebody holds in hand. */
@Component
class ReceiptCheck {

    /** What the holder expects; what is null is not compared. */
    record Expected(
            @Nullable String digest,
            @Nullable String environment,
            @Nullable String runId) {}

    /**
     * @param state of the grant; null where the receipt cannot be believed
     * @param problems what is wrong, in words; empty for a good receipt
     */
    record Found(
            boolean valid,
            @Nullable String grant,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String state,
            List<String> problems) {}

    private final SigningKeys keys;
    private final GrantBook grants;
    private final Json json;

    ReceiptCheck(SigningKeys keys, GrantBook grants, Json json) {
        this.keys = keys;
        this.grants = grants;
        this.json = json;
    }

    Found dsse(Dsse envelope, Expected expected) {
        var signed = envelope.payloadType().equals(Dsse.TYPE)
                && envelope.signatures().stream()
                        .anyMatch(signature -> keys.byId(signature.keyid())
                                .filter(key -> envelope.isSignedBy(signature, key.publicKey()))
                                .isPresent());
        return signed ? believed(Objects.requireNonNull(envelope.payloadBytes()), expected) : notOurs();
    }

    Found jws(String compact, Expected expected) {
        try {
            var jws = JWSObject.parse(compact);
            var kid = jws.getHeader().getKeyID();
            Optional<SigningKey> key = kid == null ? Optional.empty() : keys.byId(kid);
            return key.isPresent()
                            && JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())
                            && jws.verify(new ECDSAVerifier(key.get().publicKey()))
                    ? believed(jws.getPayload().toBytes(), expected)
                    : notOurs();
        } catch (ParseException | JOSEException | IllegalStateException e) {
            return notOurs();
        }
    }

    private static Found notOurs() {
        return notOurs("The signature is not one of this server over these very words.");
    }

    private static Found notOurs(String problem) {
        return new Found(false, null, null, null, null, List.of(problem));
    }

    private Found believed(byte[] payload, Expected expected) {
        var statement = json.readMap(new String(payload, StandardCharsets.UTF_8));
        if (Summary.PREDICATE.equals(statement.get("predicateType"))) {
            return notOurs("This is a summary for other verifiers, which names no run; show the receipt itself.");
        }
        var predicate = object(statement.get("predicate"));
        var id = String.valueOf(predicate.get("grant"));
        var grant = grants.find(id).orElse(null);
        var problems = new ArrayList<String>();
        if (grant == null) {
            problems.add("The grant is not known here any more.");
        } else if (!grant.state().equals(GrantFacts.ACTIVE)) {
            problems.add("The grant is " + grant.state() + ".");
        }
        compare(problems, "environment", expected.environment(), predicate.get("environment"));
        compare(problems, "run", expected.runId(), object(predicate.get("run")).get("runId"));
        var digest = expected.digest();
        if (digest != null && !names(statement.get("subject"), digest)) {
            problems.add("The receipt is about other artifacts than " + digest + ".");
        }
        return new Found(
                problems.isEmpty(),
                id,
                String.valueOf(predicate.get("service")),
                String.valueOf(predicate.get("environment")),
                grant == null ? null : grant.state(),
                problems);
    }

    private static void compare(List<String> problems, String what, @Nullable String expected, @Nullable Object found) {
        if (expected != null && !expected.equals(String.valueOf(found))) {
            problems.add("The receipt is for the " + what + " " + found + ", not " + expected + ".");
        }
    }

    private static boolean names(@Nullable Object subject, String digest) {
        var wanted = digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
        return subject instanceof List<?> list
                && list.stream()
                        .anyMatch(one -> object(object(one).get("digest")).containsValue(wanted));
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
