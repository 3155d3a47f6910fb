package io.baton.deployment;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version of a service that is to run in an environment.
 *
 * @param service id of the service in the inventory
 * @param environment such as {@code production}
 * @param version as people call it, such as {@code 1.4.2}
 * @param commit full id of the commit it was built from, in lower case hexadecimal
 * @param digests of its artifacts, each as {@code sha256:} and 64 hexadecimal digits
 */
public record Deployable(
        String service,
        String environment,
        @Nullable String version,
        @Nullable String commit,
        Set<String> digests) {

    public Deployable {
        digests = Set.copyOf(digests);
    }
}
