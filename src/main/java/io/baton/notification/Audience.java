package io.baton.notification;

import io.baton.people.Deputies;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.ticket.TicketDesk;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the people whom the policy means by a word such as WATCHERS. */
@Component
class Audience {

    private final Directory directory;
    private final Deputies deputies;
    private final TicketDesk tickets;

    Audience(Directory directory, Deputies deputies, TicketDesk tickets) {
        this.directory = directory;
        this.deputies = deputies;
        this.tickets = tickets;
    }

    /** Everyone who is meant and still works here, each once. */
    List<Person> of(String audience, Occasion occasion) {
        var ticket = occasion.ticket();
        var people = switch (audience) {
            case "REQUESTER" -> named(ticket.requester());
            case "WATCHERS" -> tickets.watchers(ticket.key()).stream().flatMap(this::named);
            case "ASSIGNEE" -> named(known(occasion.fact("assignee"), ticket.assignee()));
            case "APPROVER" -> approvers(occasion);
            case "GROUP" -> groups(known(occasion.fact("group"), ticket.assignedGroup()));
            case "AUTHOR" -> named(occasion.fact("author"));
            case "PROCESS_OWNER" -> directory.withRole(Role.PROCESS_OWNER).stream();
            case "NAMED" -> occasion.ids("recipients").stream().flatMap(this::named);
            case "LEAD" -> leads(known(occasion.fact("group"), ticket.assignedGroup()));
            case "ADMIN" -> directory.withRole(Role.ADMIN).stream();
            default -> throw new IllegalArgumentException("The policy names an unknown audience: " + audience);
        };
        return people
                .filter(Person::enabled)
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .filter(person -> isNews(person, occasion))
                .toList();
    }

    /** Nobody is told about their own comment, or that they took a task themselves. */
    private static boolean isNews(Person person, Occasion occasion) {
        var own = person.id().equals(io.baton.audit.CurrentActor.get().id());
        return !own
                || !(occasion.event().equals("COMMENTED") || occasion.event().equals("TASK_ASSIGNED"));
    }

    /** Who is asked and whoever stands in today; only the latter where it is news for the latter alone. */
    private Stream<Person> approvers(Occasion occasion) {
        var named = occasion.fact("deputy");
        if (!named.isBlank()) {
            return named(named);
        }
        var approver = occasion.fact("assignee");
        var standIns = Arrays.stream(occasion.fact("offeredTo").split(","))
                .filter(deputy -> deputies.mayActFor(deputy, approver))
                .flatMap(this::named);
        return Stream.concat(named(approver), standIns);
    }

    private Stream<Person> groups(String ids) {
        return Arrays.stream(ids.split(",")).filter(g -> !g.isBlank()).flatMap(g -> directory.membersOf(g).stream());
    }

    private Stream<Person> leads(String teams) {
        return Arrays.stream(teams.split(","))
                .flatMap(team -> directory.team(team).stream())
                .flatMap(team -> named(team.leadId() == null ? "" : team.leadId()));
    }

    private Stream<Person> named(String id) {
        return id.isBlank() ? Stream.empty() : directory.person(id).stream();
    }

    private static String known(String first, @Nullable String second) {
        return first.isBlank() && second != null ? second : first;
    }
}
