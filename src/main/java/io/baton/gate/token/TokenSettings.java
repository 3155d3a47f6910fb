package io.baton.gate.token;

import io.baton.platform.http.ConnectorSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pipelines prove who they are.
 *
 * @param audience what an identity token has to be made out to, as a rule the address of this server
 * @param issuers the identity providers of CI systems that are trusted, each under an id of its own
 */
@ConfigurationProperties("baton.gate.token")
record TokenSettings(@DefaultValue("baton") String audience, Map<String, Issuer> issuers) {

    /**
     * One identity provider.
     *
     * @param url as the tokens name it
     * @param kind {@code github} or {@code gitlab}: how its claims are called
     * @param keys where its keys are; the path {@code keysPath} is put behind the base URL
     * @param keysKept for how long keys that were read count while new ones cannot be had
     */
    record Issuer(
            String url,
            String kind,
            ConnectorSettings keys,
            String keysPath,
            @DefaultValue("4h") Duration keysKept) {}

    TokenSettings {
        issuers = issuers == null ? Map.of() : Map.copyOf(issuers);
    }
}
