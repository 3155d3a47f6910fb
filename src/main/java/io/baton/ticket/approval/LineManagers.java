package io.baton.ticket.approval;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds who answers for a person: the nearest line manager who is there; without one the lead of the fallback team, then any other team lead. */
@Component
public class LineManagers {

    private final Directory directory;
    private final ApprovalSettings settings;

    public LineManagers(Directory directory, ApprovalSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** @param excluded ids of people who must not decide here, such as whoever asks */
    public Optional<Person> above(Person person, Collection<String> excluded) {
        return Stream.of(managers(person), fallbackLead().stream(), directory.withRole(Role.TEAM_LEAD).stream())
                .flatMap(candidates -> candidates)
                .filter(Person::enabled)
                .filter(candidate -> !candidate.id().equals(person.id()) && !excluded.contains(candidate.id()))
                .findFirst();
    }

    private Stream<Person> managers(Person person) {
        var seen = new HashSet<String>();
        return Stream.iterate(manager(person), Optional::isPresent, above -> above.flatMap(this::manager))
                .map(Optional::orElseThrow)
                // a circle in the directory must not keep us here for ever
                .takeWhile(above -> seen.add(above.id()));
    }

    private Optional<Person> manager(Person person) {
        return Optional.ofNullable(person.managerId()).flatMap(directory::person);
    }

    private Optional<Person> fallbackLead() {
        return directory
                .team(settings.fallbackTeam())
                .flatMap(team -> Optional.ofNullable(team.leadId()))
                .flatMap(directory::person);
    }
}
