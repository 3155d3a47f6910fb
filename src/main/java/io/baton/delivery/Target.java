package io.baton.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which tool brings a service to an environment, and how.
 *
 * @param tool name of a tool in the settings
 * @param job what the tool calls it: path of a Jenkins job, GitLab project, {@code owner/repository/workflow.yml} of GitHub,
 *     template of AWX, path of a webhook
 * @param ref branch or tag, for tools that deploy from a repository
 * @param parameters by the tool's own names; {@code {version}}, {@code {commit}}, {@code {service}}, {@code {environment}} and
 *     {@code {change}} are filled in
 * @param within how long a deployment may take until a person is asked
 * @param secret of this job alone; never shown
 */
public record Target(
        String id,
        String service,
        String environment,
        String tool,
        String job,
        @Nullable String ref,
        Map<String, String> parameters,
        Duration within,
        @JsonIgnore @Nullable String secret,
        int version) {

    public Target {
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** The parameters as they are sent. */
    Map<String, String> filled(Map<String, String> values) {
        var filled = new LinkedHashMap<String, String>();
        parameters.forEach((name, text) -> filled.put(name, filled(text, values)));
        return filled;
    }

    static String filled(String text, Map<String, String> values) {
        var result = text;
        for (var value : values.entrySet()) {
            result = result.replace("{" + value.getKey() + "}", value.getValue());
        }
        return result;
    }

    @Override
    public String toString() {
        return "Target[" + service + " to " + environment + "]";
    }
}
