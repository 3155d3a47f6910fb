package io.baton.ticket.approval;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.ticket.ItemFacts;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns a row of the plan into people. Who asked, who edited and whom it is for are never among them. */
@Component
class ApproverSearch {

    private final Directory directory;
    private final LineManagers managers;
    private final TicketDesk desk;
    private final ObjectProvider<CostCentreOwners> costCentres;
    private final ObjectProvider<ItemFacts> items;

    ApproverSearch(
            Directory directory,
            LineManagers managers,
            TicketDesk desk,
            ObjectProvider<CostCentreOwners> costCentres,
            ObjectProvider<ItemFacts> items) {
        this.directory = directory;
        this.managers = managers;
        this.desk = desk;
        this.costCentres = costCentres;
        this.items = items;
    }

    List<Person> find(Level level, Ticket ticket, Collection<String> excluded) {
        var found = switch (level.kind()) {
            case "LINE_MANAGER" -> lineManager(ticket, excluded);
            case "TEAM" -> level.whoByName().stream().flatMap(team -> directory.membersOf(team).stream());
            case "ROLE" -> level.whoByName().stream().flatMap(role -> directory.withRole(role).stream());
            case "PERSON" -> level.whoByName().stream().flatMap(this::person);
            case "CI_OWNER" -> ciOwner(ticket, level);
            case "COST_CENTRE_OWNER" -> costCentreOwner(ticket, level, excluded);
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

    /** The CMDB names people or teams; where it knows neither, the team of the row answers. */
    private Stream<Person> ciOwner(Ticket ticket, Level level) {
        var byCmdb = owners(ticket)
                .flatMap(owner -> Stream.concat(person(owner), directory.membersOf(owner).stream()))
                .toList();
        return byCmdb.isEmpty()
                ? level.whoByName().stream().flatMap(team -> directory.membersOf(team).stream())
                : byCmdb.stream();
    }

    /** As it was when the ticket was opened; as it is for tickets that kept nothing, such as changes. */
    private Stream<String> owners(Ticket ticket) {
        var kept = Objects.toString(ticket.ciContext().get("owner"), "");
        return !kept.isEmpty()
                ? Stream.of(kept)
                : items.stream().flatMap(known -> known.ofTicket(ticket.key()).owners().stream());
    }

    /**
     * Whoever answers for the cost centre that pays: the requester's, else that of those who get it. Where the owner must
     * not decide, the owner's manager does; where no cost centre has an owner, the team of the row.
     */
    private Stream<Person> costCentreOwner(Ticket ticket, Level level, Collection<String> excluded) {
        var owner = Stream.concat(Stream.of(ticket.requester()), desk.people(ticket.key(), "BENEFICIARY").stream())
                .flatMap(this::person)
                .flatMap(person -> Stream.ofNullable(person.costCentre()))
                .flatMap(centre -> costCentres.stream().flatMap(owners -> owners.ownerOf(centre).stream()))
                .flatMap(this::person)
                .findFirst();
        if (owner.isEmpty()) {
            return level.whoByName().stream().flatMap(team -> directory.membersOf(team).stream());
        }
        var isFree = mayDecide(owner.get()) && !excluded.contains(owner.get().id());
        return isFree ? owner.stream() : managers.above(owner.get(), excluded).stream();
    }

    private Stream<Person> person(@Nullable String id) {
        return id == null || id.isEmpty() ? Stream.empty() : directory.person(id).stream();
    }
}
