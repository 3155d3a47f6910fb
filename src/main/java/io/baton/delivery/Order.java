package io.baton.delivery;

import io.baton.deployment.Deployable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tool is told to deploy.
 *
 * @param id travels with it as {@link #ID_PARAMETER}, so that it is found again
 * @param job what the tool calls it, as the target says
 * @param ref branch or tag, for tools that deploy from a repository
 * @param parameters by the tool's own names, the id included
 * @param secret of the target, where the tool wants one for each job
 */
public record Order(
        String id,
        String changeKey,
        Deployable what,
        String job,
        @Nullable String ref,
        Map<String, String> parameters,
        @Nullable String secret) {

    /** Name of the parameter in which the id travels. */
    public static final String ID_PARAMETER = "ITSM_DISPATCH_ID";

    public Order {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "Order[" + id + " for " + changeKey + "]";
    }
}
