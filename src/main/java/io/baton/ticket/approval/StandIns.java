package io.baton.ticket.approval;

import io.baton.people.Deputies;
import io.baton.people.Deputy;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Presence;
import io.baton.people.StaffRegister;
import io.baton.ticket.Ticket;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds who decides in the place of somebody who is away: a deputy who is there, else the nearest line manager who is
 * there. A deputy's deputy is never asked, as nobody trusted him with it.
 */
@Component
public class StandIns {

    private final Deputies deputies;
    private final StaffRegister staff;
    private final LineManagers managers;
    private final Directory directory;
    private final ExcludedPeople excluded;
    private final ApprovalBook book;

    StandIns(
            Deputies deputies,
            StaffRegister staff,
            LineManagers managers,
            Directory directory,
            ExcludedPeople excluded,
            ApprovalBook book) {
        this.deputies = deputies;
        this.staff = staff;
        this.managers = managers;
        this.directory = directory;
        this.excluded = excluded;
        this.book = book;
    }

    public boolean isAway(String person) {
        return staff.member(person, book.now())
                .filter(member -> member.presence() == Presence.ABSENT)
                .isPresent();
    }

    /** Whoever may decide about a ticket in the place of a person; who has something to do with the request may not. */
    public Optional<Person> find(String person, Ticket ticket) {
        return find(person, excluded.from(ticket));
    }

    /** Nobody votes twice at one level, so who is asked there already is no stand-in. */
    Optional<Person> find(Vote vote, Ticket ticket) {
        var barred = new HashSet<>(excluded.from(ticket));
        book.votesOfLevels(List.of(vote.levelId())).stream()
                .filter(other -> !other.id().equals(vote.id()))
                .forEach(other -> {
                    barred.add(other.asked());
                    barred.add(other.approver());
                    barred.add(Objects.requireNonNullElse(other.decidedBy(), other.approver()));
                });
        return find(vote.approver(), barred);
    }

    Optional<Person> find(String person, Collection<String> excludedPeople) {
        var barred = new HashSet<>(excludedPeople);
        barred.add(person);
        return deputy(person, barred).or(() -> directory.person(person).flatMap(known -> manager(known, barred)));
    }

    /** A deputy whose time it is and who is there. */
    Optional<Person> deputy(String person, Collection<String> barred) {
        var now = book.now();
        return deputies.of(person).stream()
                .filter(entry -> entry.isActive(now))
                .map(Deputy::deputy)
                .filter(deputy -> !barred.contains(deputy) && !isAway(deputy))
                .flatMap(deputy -> directory.person(deputy).stream())
                .filter(ApproverSearch::mayDecide)
                .findFirst();
    }

    private Optional<Person> manager(Person person, Collection<String> barred) {
        var left = new HashSet<>(barred);
        for (var above = managers.above(person, left); above.isPresent(); above = managers.above(person, left)) {
            var id = above.get().id();
            if (ApproverSearch.mayDecide(above.get()) && !isAway(id)) {
                return above;
            }
            left.add(id);
        }
        return Optional.empty();
    }
}
