package io.baton.people;

import io.baton.audit.Actor;
import io.baton.audit.ActorGroups;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells the ledger the roles and teams of whoever acts. */
@Component
class DirectoryGroups implements ActorGroups {

    private final Directory directory;

    DirectoryGroups(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Set<String> of(Actor actor) {
        return switch (actor.type()) {
            case "person", "service" ->
                directory.person(actor.id()).map(Person::groups).orElse(Set.of());
            default -> Set.of();
        };
    }
}
