package io.baton.delivery;

import io.baton.platform.http.ConnectorSettings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How approved changes are handed to the tools that deploy.
 *
 * @param sending whether this server sends and looks by itself
 * @param interval how often what is due is looked through
 * @param gateInterval how often the gate is looked at for changes that wait for it
 * @param attempts how often an order is sent that did not get through, before somebody is asked
 * @param tools by name; one without an address is off
 */
@ConfigurationProperties("baton.delivery")
public record DeliverySettings(
        @DefaultValue("true") boolean sending,
        @DefaultValue("1s") Duration interval,
        @DefaultValue("5s") Duration gateInterval,
        @DefaultValue("5") int attempts,
        @DefaultValue Map<String, Tool> tools) {

    /**
     * One tool.
     *
     * @param kind jenkins, gitlab, github, awx or webhook
     * @param connector how it is reached
     * @param appId of a GitHub App, in place of a token
     * @param installationId where the app is installed
     * @param privateKey of the app, PKCS#8 in PEM
     * @param secret by which messages to a webhook are signed
     * @param apiPath in front of every path, such as {@code /api/controller} for Automation Controller 2.5
     */
    public record Tool(
            String kind,
            @DefaultValue ConnectorSettings connector,
            @Nullable String appId,
            @Nullable String installationId,
            @Nullable String privateKey,
            @Nullable String secret,
            @DefaultValue("") String apiPath) {

        boolean isOff() {
            return connector.baseUrl() == null || connector.baseUrl().toString().isBlank();
        }

        @Override
        public String toString() {
            return "Tool[" + kind + "]";
        }
    }
}
