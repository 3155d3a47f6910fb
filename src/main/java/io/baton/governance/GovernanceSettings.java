package io.baton.governance;

import io.baton.platform.http.ConnectorSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where proof is kept outside of this server.
 *
 * @param attestation the identity system; without its base-url nothing is sent
 * @param attestationPath where it takes chains of approvals, behind the base-url
 * @param attestationProbePath answers any JSON document when it is there
 */
@ConfigurationProperties("baton.governance")
record GovernanceSettings(
        @Nullable ConnectorSettings attestation,
        @DefaultValue("/attestations") String attestationPath,
        @DefaultValue("/health") String attestationProbePath) {

    boolean isAttesting() {
        return attestation != null
                && attestation.baseUrl() != null
                && !attestation.baseUrl().toString().isBlank();
    }
}
