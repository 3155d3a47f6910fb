package io.baton.gate;

import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Callers of whom nothing but their role is known: service accounts of the role pipeline may do everything, people may look.
 * Comes last.
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
        if (!person.enabled()) {
            return List.of();
        }
        var verbs = person.has(Role.PIPELINE)
                ? EnumSet.allOf(Verb.class)
                : person.isService() ? EnumSet.noneOf(Verb.class) : EnumSet.of(Verb.CHECK);
        return List.of(new Binding(GatePrincipal.ANY, GatePrincipal.ANY, Set.copyOf(verbs)));
    }
}
