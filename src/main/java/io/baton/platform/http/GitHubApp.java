package io.baton.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A GitHub App as who calls: it signs a short word with its key and gets a token for an hour in return. */
public class GitHubApp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);
    private static final Duration WORD = Duration.ofMinutes(9);
    private static final Duration BEFORE_IT_ENDS = Duration.ofMinutes(5);

    private final String id;
    private final String installation;
    private final PrivateKey key;
    private final Clock clock;
    private @Nullable String token;
    private Instant until = Instant.EPOCH;

    public GitHubApp(String id, String installation, PrivateKey key, Clock clock) {
        this.id = id;
        this.installation = installation;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Null where no app is named, because a token is used instead.
     *
     * @param privateKey PKCS#8 in PEM
     * @throws IllegalStateException where only a part of the three is there, or the key is none
     */
    public static @Nullable GitHubApp of(
            @Nullable String id, @Nullable String installation, @Nullable String privateKey, Clock clock) {
        if (ConnectorSettings.blank(id)) {
            return null;
        }
        if (ConnectorSettings.blank(installation) || ConnectorSettings.blank(privateKey)) {
            throw new IllegalStateException(
                    "A GitHub App needs the settings installation-id and private-key beside app-id.");
        }
        return new GitHubApp(
                Objects.requireNonNull(id),
                Objects.requireNonNull(installation),
                key(Objects.requireNonNull(privateKey)),
                clock);
    }

    private static PrivateKey key(String pem) {
        try {
            var bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // without the cause, which might show a part of the key
            throw new IllegalStateException(
                    "The private key of the GitHub App cannot be read; it must be PKCS#8 in PEM: openssl pkcs8 -topk8 -nocrypt.");
        }
    }

    /** The token it acts with, asked for where the one at hand ends soon. */
    public synchronized String token(Conversation talk) {
        var held = token;
        if (held != null && clock.instant().isBefore(until)) {
            return held;
        }
        var answer = talk.call(Call.send("POST", "{}", "/app/installations/{}/access_tokens", installation)
                .header("Authorization", "Bearer " + word()));
        var fresh = Answer.text(answer.json(), "/token").orElseThrow(() -> talk.refusal("gave the app no token"));
        token = fresh;
        until = Answer.text(answer.json(), "/expires_at")
                .map(Instant::parse)
                .orElse(clock.instant())
                .minus(BEFORE_IT_ENDS);
        return fresh;
    }

    private String word() {
        var now = clock.instant();
        var text = part(Map.of("alg", "RS256", "typ", "JWT"))
                + "."
                + part(Map.of(
                        "iss",
                        id,
                        "iat",
                        now.minus(CLOCK_DIFFERENCE).getEpochSecond(),
                        "exp",
                        now.plus(WORD).getEpochSecond()));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The private key of the GitHub App does not sign.", e);
        }
    }

    private static String part(Map<String, Object> claims) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.valueToTree(claims).toString().getBytes(StandardCharsets.UTF_8));
    }
}
