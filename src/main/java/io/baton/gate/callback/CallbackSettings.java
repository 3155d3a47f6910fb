package io.baton.gate.callback;

import io.baton.platform.http.ConnectorSettings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tools that ask the gate and are called back.
 *
 * @param sending whether this server answers by itself
 * @param interval how often it looks whether there is something to answer
 * @param attempts how often an answer is sent that did not get through
 * @param sweep how often a tool is asked what waits there, in case its word was lost
 * @param publicUrl of this server, for links in what tools show
 * @param installations by name; one without an address is off
 */
@ConfigurationProperties("baton.gate.callback")
record CallbackSettings(
        @DefaultValue("true") boolean sending,
        @DefaultValue("500ms") Duration interval,
        @DefaultValue("10") int attempts,
        @DefaultValue("5m") Duration sweep,
        @DefaultValue("") String publicUrl,
        @DefaultValue Map<String, Installation> installations) {

    /**
     * One tool, or one organisation in it.
     *
     * @param kind github, gitlab or azure
     * @param connector how it is reached
     * @param secret by which its calls are known
     * @param appId of the GitHub App whose rule it is
     * @param installationId where the app is installed
     * @param privateKey of the app, PKCS#8 in PEM
     * @param patience how long a question waits at most; as the tool itself waits where nothing is said
     * @param start whether a job that was approved is started too, where the tool leaves that to people
     * @param environments by the tool's names, where they are not ours
     */
    record Installation(
            String kind,
            @DefaultValue ConnectorSettings connector,
            @Nullable String secret,
            @Nullable String appId,
            @Nullable String installationId,
            @Nullable String privateKey,
            @Nullable Duration patience,
            @DefaultValue("true") boolean start,
            @DefaultValue Map<String, Place> environments) {

        boolean isOff() {
            return connector.baseUrl() == null || connector.baseUrl().toString().isBlank();
        }

        @Override
        public String toString() {
            return "Installation[" + kind + "]";
        }
    }

    /**
     * What an environment of a tool is here.
     *
     * @param environment ours; the same as the tool's where nothing is said
     * @param service which one is deployed there, where the pipeline deploys more than one
     * @param template of the standard change that is opened when none is open
     */
    record Place(
            @Nullable String environment,
            @Nullable String service,
            @Nullable String template) {

        static final Place SAME = new Place(null, null, null);
    }

    CallbackSettings {
        installations = Map.copyOf(installations);
    }
}
