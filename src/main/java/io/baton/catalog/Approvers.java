package io.baton.catalog;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds who may say yes to a request: never the person it is for, never the person who handed it in. */
@Component
class Approvers {

    private final Directory directory;
    private final CatalogSettings settings;

    Approvers(Directory directory, CatalogSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * The nearest line manager who is there; without one the lead of the fallback team, then any other team lead.
     *
     * @throws Refusal 409 when nobody may approve
     */
    Person forRequest(Person requester, Person openedBy) {
        return Stream.of(managers(requester), fallbackLead().stream(), directory.withRole(Role.TEAM_LEAD).stream())
                .flatMap(candidates -> candidates)
                .filter(Person::enabled)
                .filter(p -> !p.id().equals(requester.id()) && !p.id().equals(openedBy.id()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        "no-approver",
                        "This item needs an approval, and nobody may give it: " + requester.id()
                                + " has no line manager, and there is no team lead besides."));
    }

    private Stream<Person> managers(Person requester) {
        var seen = new HashSet<String>();
        return Stream.iterate(manager(requester), Optional::isPresent, above -> above.flatMap(this::manager))
                .map(Optional::orElseThrow)
                // a circle in the directory must not keep us here for ever
                .takeWhile(above -> seen.add(above.id()));
    }

    private Optional<Person> manager(Person person) {
        return Optional.ofNullable(person.managerId()).flatMap(directory::person);
    }

    private Optional<Person> fallbackLead() {
        return directory
                .team(settings.fallbackApproverTeam())
                .flatMap(team -> Optional.ofNullable(team.leadId()))
                .flatMap(directory::person);
    }
}
