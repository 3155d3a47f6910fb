package io.baton.gate;

import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Callers of whom nothing but their role is known: people may look. A service account may nothing, whatever its role, until it is
 * registered as a pipeline with the services and environments it deploys. Comes last.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PrincipalsByRole implements GatePrincipals {

    private final SignedIn signedIn;
    private final Directory directory;

    PrincipalsByRole(SignedIn signedIn, Directory directory) {
        this.signedIn = signedIn;
        this.directory = directory;
    }

    @Override
    public Optional<GatePrincipal> current() {
        return signedIn.person().map(PrincipalsByRole::of);
    }

    @Override
    public Optional<GatePrincipal> again(GatePrincipal principal) {
        return principal.id().equals(principal.person().id())
                ? directory.person(principal.id()).map(PrincipalsByRole::of)
                : Optional.empty();
    }

    private static GatePrincipal of(Person person) {
        return new GatePrincipal(person.id(), person, bindings(person), null);
    }

    private static List<Binding> bindings(Person person) {
        return person.isService() || !person.enabled()
                ? List.of()
                : List.of(new Binding(GatePrincipal.ANY, GatePrincipal.ANY, Set.of(Verb.CHECK)));
    }
}
