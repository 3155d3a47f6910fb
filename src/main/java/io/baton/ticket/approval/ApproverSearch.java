package io.baton.ticket.approval;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.ticket.Ticket;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a row of the plan into people. Who asked, who edited and whom it is for are never among them. */
@Component
class ApproverSearch {

    private final Directory directory;
    private final LineManagers managers;

    ApproverSearch(Directory directory, LineManagers managers) {
        this.directory = directory;
        this.managers = managers;
    }

    List<Person> find(Level level, Ticket ticket, Collection<String> excluded) {
        var found = switch (level.kind()) {
            case "LINE_MANAGER" -> lineManager(ticket, excluded);
            case "TEAM" -> level.whoByName().stream().flatMap(team -> directory.membersOf(team).stream());
            case "ROLE" -> level.whoByName().stream().flatMap(role -> directory.withRole(role).stream());
            case "PERSON" -> level.whoByName().stream().flatMap(this::person);
            case "CI_OWNER" -> ciOwner(ticket, level);
            default -> throw new IllegalArgumentException("Unknown kind of approver: " + level.kind());
        };
        var named = level.namedPeople().stream().flatMap(this::person);
        return Stream.concat(found, named)
                .filter(person -> mayDecide(person) && !excluded.contains(person.id()))
                .distinct()
                .toList();
    }

    /** Whether somebody may be asked at all: auditors watch and administrators administer, neither decides. */
    static boolean mayDecide(Person person) {
        return person.enabled()
                && !person.isService()
                && person.has(Role.REQUESTER)
                && !person.has(Role.AUDITOR)
                && !person.has(Role.ADMIN);
    }

    private Stream<Person> lineManager(Ticket ticket, Collection<String> excluded) {
        return directory.person(ticket.requester()).flatMap(requester -> managers.above(requester, excluded)).stream();
    }

    /** The CMDB names a person or a team; where it knows neither, the team of the row answers. */
    private Stream<Person> ciOwner(Ticket ticket, Level level) {
        var owner = Objects.toString(ticket.ciContext().get("owner"), "");
        var byCmdb = Stream.concat(person(owner), directory.membersOf(owner).stream())
                .toList();
        return byCmdb.isEmpty()
                ? level.whoByName().stream().flatMap(team -> directory.membersOf(team).stream())
                : byCmdb.stream();
    }

    private Stream<Person> person(@Nullable String id) {
        return id == null || id.isEmpty() ? Stream.empty() : directory.person(id).stream();
    }
}
