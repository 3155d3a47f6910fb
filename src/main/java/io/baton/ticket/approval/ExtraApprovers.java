package io.baton.ticket.approval;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.Worklist;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets more people cast a vote that whoever is asked leaves lying: first a backup, then a manager. It stays one vote, so no
 * quorum changes, and who has something to do with the request is never among them.
 */
@Component
public class ExtraApprovers {

    private final ApprovalBook book;
    private final ApprovalHelpers helpers;
    private final StandIns standIns;
    private final LineManagers managers;
    private final ObjectProvider<CostCentreOwners> costCentres;
    private final ExcludedPeople excluded;
    private final Directory directory;
    private final Worklist worklist;
    private final TicketDesk desk;
    private final AuditLedger ledger;

    ExtraApprovers(
            ApprovalBook book,
            ApprovalHelpers helpers,
            StandIns standIns,
            LineManagers managers,
            ObjectProvider<CostCentreOwners> costCentres,
            ExcludedPeople excluded,
            Directory directory,
            Worklist worklist,
            TicketDesk desk,
            AuditLedger ledger) {
        this.book = book;
        this.helpers = helpers;
        this.standIns = standIns;
        this.managers = managers;
        this.costCentres = costCentres;
        this.excluded = excluded;
        this.directory = directory;
        this.worklist = worklist;
        this.desk = desk;
        this.ledger = ledger;
    }

    /** A deputy who is there, else the owner of the cost centre, else who answers for whoever is asked; nobody when none is left. */
    @Transactional
    public Optional<Person> addBackup(String voteId) {
        return add(voteId, "BACKUP");
    }

    /** The line manager of whoever is asked, else that of the backup; nobody when none is left. */
    @Transactional
    public Optional<Person> addManager(String voteId) {
        return add(voteId, "MANAGER");
    }

    private Optional<Person> add(String voteId, String part) {
        var vote = book.vote(voteId).orElse(null);
        if (vote == null || vote.state() != ApprovalState.OPEN) {
            return Optional.empty();
        }
        var ticket = desk.require(vote.ticketKey());
        var barred = barred(vote, ticket);
        var found = part.equals("BACKUP") ? backup(vote, ticket, barred) : manager(vote, barred);
        found.ifPresent(person -> admit(vote, ticket, person, part));
        return found;
    }

    /** Whom it is about, who has a vote of his own at this level, and who may cast this one already. */
    private Set<String> barred(Vote vote, Ticket ticket) {
        var barred = new HashSet<>(excluded.from(ticket));
        book.votesOfLevels(List.of(vote.levelId())).forEach(other -> {
            barred.add(other.approver());
            barred.add(other.asked());
            barred.addAll(helpers.of(other.id()));
        });
        return barred;
    }

    private Optional<Person> backup(Vote vote, Ticket ticket, Set<String> barred) {
        return Stream.of(
                        standIns.deputy(vote.approver(), barred),
                        costCentreOwner(ticket).filter(person -> isFree(person, barred)),
                        standIns.find(vote.approver(), barred))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Person> costCentreOwner(Ticket ticket) {
        return directory
                .person(ticket.requester())
                .map(Person::costCentre)
                .flatMap(centre -> costCentres.stream()
                        .flatMap(owners -> owners.ownerOf(centre).stream())
                        .findFirst())
                .flatMap(directory::person);
    }

    private Optional<Person> manager(Vote vote, Set<String> barred) {
        return Stream.concat(Stream.of(vote.approver()), helpers.of(vote.id()).stream())
                .flatMap(id -> directory.person(id).stream())
                .flatMap(person -> managers.above(person, barred).stream())
                .filter(person -> isFree(person, barred))
                .findFirst();
    }

    private boolean isFree(Person person, Set<String> barred) {
        return ApproverSearch.mayDecide(person) && !barred.contains(person.id()) && !standIns.isAway(person.id());
    }

    private void admit(Vote vote, Ticket ticket, Person person, String part) {
        helpers.add(vote.id(), person.id(), part);
        desk.involve(ticket.key(), person.id(), "APPROVER");
        desk.note(
                ticket.key(),
                "APPROVAL",
                vote.approver() + " has not answered: " + person.id() + " may decide as well ("
                        + part.toLowerCase(Locale.ROOT) + ")",
                false,
                Map.of("approver", vote.approver(), "added", person.id(), "part", part));
        ledger.append(AuditEvent.of("APPROVER_ADDED", "approval", vote.id())
                .forTicket(ticket.key(), ticket.category())
                .with("approver", vote.approver())
                .with("added", person.id())
                .with("part", part));
        var task = vote.taskId();
        if (task != null) {
            worklist.offer(task, person.id());
            var facts = Map.<String, Object>of(
                    "taskId",
                    task,
                    "node",
                    ApprovalSteps.QUESTION.node(),
                    "assignee",
                    vote.approver(),
                    "deputy",
                    person.id());
            desk.publish(desk.require(ticket.key()), "DEPUTY_NAMED", facts);
        }
    }
}
