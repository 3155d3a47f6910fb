package io.baton.gate.trust;

import io.baton.deployment.Trust.Level;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How trust is reckoned; which level a bound earns is said by trust-levels.dmn.
 *
 * @param confidence with which the true failure rate does not exceed the bound
 * @param period how far back deployments count
 * @param incidentsWithin how long after a deployment an incident makes it a failed one, if it is linked to its change
 * @param unlessAllowed the highest level of a service whose owner said nothing
 */
@ConfigurationProperties("baton.gate.trust")
record TrustSettings(
        @DefaultValue("0.95") double confidence,
        @DefaultValue("180d") Duration period,
        @DefaultValue("24h") Duration incidentsWithin,
        @DefaultValue("T1") Level unlessAllowed) {

    TrustSettings {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("baton.gate.trust.confidence must lie between 0 and 1.");
        }
    }
}
