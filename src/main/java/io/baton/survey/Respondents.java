package io.baton.survey;

import io.baton.audit.AuditTrail;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.Team;
import io.baton.ticket.Ticket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows who may be asked about a ticket, and who calls back. */
@Component
class Respondents {

    private final Directory directory;
    private final AuditTrail trail;

    Respondents(Directory directory, AuditTrail trail) {
        this.directory = directory;
        this.trail = trail;
    }

    /** Whoever the ticket was for, unless it is a machine, has left, or would rate the own work. */
    Optional<Person> of(Ticket ticket) {
        return directory
                .person(ticket.requester())
                .filter(person -> person.enabled() && !person.isService())
                .filter(person -> !didTheWork(person, ticket));
    }

    private boolean didTheWork(Person person, Ticket ticket) {
        return person.id().equals(ticket.assignee())
                || trail.of(ticket.key()).stream()
                        .anyMatch(act -> person.id().equals(act.actor()) && isWorkOfATeam(act));
    }

    private static boolean isWorkOfATeam(AuditTrail.Line act) {
        return act.action().equals("TASK_COMPLETED")
                && !String.valueOf(act.details().getOrDefault("groups", "")).isEmpty();
    }

    /** The lead of the team; where nobody leads it, some team lead or process owner. */
    Optional<String> leadOf(@Nullable String team) {
        return Optional.ofNullable(team)
                .flatMap(directory::team)
                .map(Team::leadId)
                .flatMap(directory::person)
                .filter(Person::enabled)
                .or(() -> anyWith(Role.TEAM_LEAD))
                .or(() -> anyWith(Role.PROCESS_OWNER))
                .map(Person::id);
    }

    private Optional<Person> anyWith(String role) {
        return directory.withRole(role).stream().filter(Person::enabled).findFirst();
    }

    List<String> teamsLedBy(Person person) {
        return directory.teams().stream()
                .filter(team -> person.id().equals(team.leadId()))
                .map(Team::id)
                .toList();
    }
}
