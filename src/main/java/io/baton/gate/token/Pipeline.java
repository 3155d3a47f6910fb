package io.baton.gate.token;

import io.baton.gate.GatePrincipal.Binding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * A pipeline that may ask the gate.
 *
 * @param id also that of the service account it acts as
 * @param addresses from which it may ask, such as {@code 10.1.0.0/16}; from everywhere where none is named
 * @param scopes what it may ask about
 * @param identities by which identity tokens its runs are known
 */
record Pipeline(
        String id,
        String name,
        Set<String> addresses,
        List<Binding> scopes,
        List<Identity> identities,
        long version,
        Instant createdAt) {

    /**
     * Runs of a CI system that are runs of this pipeline.
     *
     * @param issuer id of a configured issuer
     * @param projectId number of the repository or project, which no other ever gets
     * @param environment the only one it may deploy to by this identity; null for every one in its scopes
     * @param workflow the only workflow, as {@code job_workflow_ref} or {@code ci_config_ref_uri} names it
     */
    record Identity(
            String issuer,
            String projectId,
            @Nullable String environment,
            @Nullable String workflow) {}

    Pipeline {
        addresses = Set.copyOf(addresses);
        scopes = List.copyOf(scopes);
        identities = List.copyOf(identities);
    }

    static boolean isWithin(Set<String> addresses, String address) {
        return addresses.isEmpty()
                || addresses.stream().anyMatch(range -> new IpAddressMatcher(range).matches(address));
    }

    /** For the ledger. */
    Map<String, Object> asDetails() {
        return Map.of(
                "addresses",
                addresses.stream().sorted().toList(),
                "scopes",
                scopes.stream().map(Binding::toString).sorted().toList(),
                "identities",
                identities.stream().map(Identity::toString).sorted().toList());
    }
}
