package io.baton.gate.token;

import io.baton.platform.http.ConnectorSettings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pipelines prove who they are.
 *
 * @param audience what an identity token has to be made out to, as a rule the address of this server
 * @param issuers the identity providers of CI systems that are trusted, each under an id of its own
 */
@ConfigurationProperties("baton.gate.token")
record TokenSettings(
        @DefaultValue("baton") String audience,
        @DefaultValue Map<String, Issuer> issuers) {

    /**
     * One identity provider.
     *
     * @param url as the tokens name it
     * @param kind {@code github} or {@code gitlab}: how its claims are called
     * @param keys how it is reached; the base URL is that of the provider as a rule
     * @param keysPath where its keys are behind that; as usual for its kind where nothing is said
     * @param keysKept for how long keys that were read count while new ones cannot be had
     */
    record Issuer(
            String url,
            String kind,
            @Nullable ConnectorSettings keys,
            @Nullable String keysPath,
            @DefaultValue("4h") Duration keysKept) {

        String pathOfKeys() {
            return keysPath == null ? CiClaims.usualKeysPath(kind) : keysPath;
        }
    }

    TokenSettings {
        issuers = Map.copyOf(issuers);
    }
}
