package io.baton.gate;

import io.baton.deployment.Run;
import io.baton.people.Person;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller of the gate.
 *
 * @param id what limits and replay are counted by, and what the log names: a service account, a token or a pipeline
 * @param person the person or service account it acts as
 * @param bindings what it may ask about; empty for a credential that has expired or was revoked
 * @param claims what its identity provider says of the run; null where nothing is vouched for
 */
public record GatePrincipal(
        String id,
        Person person,
        List<Binding> bindings,
        @Nullable Claims claims) {

    /** What a caller may do at the gate. */
    public enum Verb {
        /** Ask whether it is open. */
        CHECK,
        /** Take a grant, and follow it. */
        GRANT,
        /** Say what came of it. */
        REPORT
    }

    /** The service or environment that stands for every one. */
    public static final String ANY = "*";

    /** @param service id, or {@link #ANY}; the same for {@code environment} */
    public record Binding(String service, String environment, Set<Verb> verbs) {

        public Binding {
            verbs = Set.copyOf(verbs);
        }

        boolean covers(Verb verb, String itsService, String itsEnvironment) {
            return verbs.contains(verb)
                    && (service.equals(ANY) || service.equals(itsService))
                    && (environment.equals(ANY) || environment.equals(itsEnvironment));
        }
    }

    /** What an identity provider vouches for; what is not null counts instead of what the caller sends. */
    public record Claims(
            @Nullable String environment,
            @Nullable String commit,
            @Nullable Run run) {}

    public GatePrincipal {
        bindings = List.copyOf(bindings);
    }

    /** Whether this caller may do so about this service in this environment. */
    public boolean may(Verb verb, String service, String environment) {
        return bindings.stream().anyMatch(binding -> binding.covers(verb, service, environment));
    }
}
