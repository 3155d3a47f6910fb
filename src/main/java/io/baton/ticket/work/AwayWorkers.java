package io.baton.ticket.work;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.OpenTask;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Worklist;
import io.baton.people.Absence;
import io.baton.people.AbsenceDuties;
import io.baton.people.Person;
import io.baton.ticket.Assignees;
import io.baton.ticket.Assignees.Vacancy;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import io.baton.ticket.approval.StandIns;
import io.baton.ticket.work.WorkHandedOn.HandedOn;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds somebody else for the tasks of who is away. Work of a team is given to whom the assignment chooses, or back to the
 * queue; what was asked of this person alone goes to whoever stands in.
 */
@Component
@Order(2)
class AwayWorkers implements AbsenceDuties {

    /** Forms by which one person decides; approvals move with their votes. */
    private static final Set<String> DECISIONS = Set.of("budget-approval");

    private static final String VOTE = "approval";

    private final Worklist worklist;
    private final WorkHandedOn handedOn;
    private final FulfilmentTasks tasks;
    private final Assignees assignees;
    private final StandIns standIns;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;
    private final TransactionTemplate alone;

    AwayWorkers(
            Worklist worklist,
            WorkHandedOn handedOn,
            FulfilmentTasks tasks,
            Assignees assignees,
            StandIns standIns,
            TicketDesk desk,
            AuditLedger ledger,
            PlatformTransactionManager transactions) {
        this.worklist = worklist;
        this.handedOn = handedOn;
        this.tasks = tasks;
        this.assignees = assignees;
        this.standIns = standIns;
        this.desk = desk;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void handOn(Absence absence) {
        worklist.assignedTo(absence.person()).stream()
                .filter(task -> desk.exists(task.businessKey()) && !VOTE.equals(task.formId()))
                .forEach(task -> transaction.executeWithoutResult(tx -> handOn(absence, task.id(), keyOf(task))));
    }

    /** One task that was made a moment ago; the transaction in which it was made is over. */
    void handOn(Absence absence, String taskId) {
        worklist.find(taskId)
                .filter(task -> desk.exists(task.businessKey()) && !VOTE.equals(task.formId()))
                .ifPresent(task -> alone.executeWithoutResult(tx -> handOn(absence, taskId, keyOf(task))));
    }

    private void handOn(Absence absence, String taskId, String key) {
        var ticket = desk.lock(key);
        worklist.find(taskId)
                .filter(task -> absence.person().equals(task.assignee()))
                .ifPresent(task -> handOn(absence, task, ticket));
    }

    private void handOn(Absence absence, OpenTask task, Ticket ticket) {
        var person = absence.person();
        var isPersonal = task.candidateGroups().isEmpty() || DECISIONS.contains(String.valueOf(task.formId()));
        var to = isPersonal
                ? standIns.find(person, ticket).map(Person::id).orElse(null)
                : chosen(task, ticket.key(), person);
        if (to == null && isPersonal) {
            say(ticket, task, person + " is away and nobody stands in; the task waits for " + person);
            return;
        }
        worklist.assign(task.id(), to);
        handedOn.add(absence.id(), new HandedOn(task.id(), ticket.key(), to));
        say(ticket, task, person + " is away: the task " + (to == null ? "is back in the queue" : "goes to " + to));
        tell("TASK_HANDED_ON", ticket, task, person, to);
    }

    private @Nullable String chosen(OpenTask task, String ticketKey, String person) {
        var group = task.candidateGroups().stream().sorted().findFirst().orElseThrow();
        var choice = assignees.choose(
                new Vacancy(ticketKey, taskKey(task.id()), group, Set.of(), Set.of(person), person + " is away"));
        if (choice.assignee() != null && choice.backup() != null) {
            worklist.offer(task.id(), choice.backup());
        }
        return choice.assignee();
    }

    @Override
    public void giveBack(Absence absence) {
        handedOn.of(absence.id()).forEach(work -> transaction.executeWithoutResult(tx -> giveBack(absence, work)));
    }

    private void giveBack(Absence absence, HandedOn work) {
        var ticket = desk.lock(work.ticketKey());
        handedOn.remove(absence.id(), work.taskId());
        var task = worklist.find(work.taskId())
                .filter(open -> Objects.equals(open.assignee(), work.to()) && !isBegun(open, work))
                .filter(open -> !standIns.isAway(absence.person()));
        if (task.isPresent()) {
            worklist.assign(work.taskId(), absence.person());
            say(ticket, task.get(), absence.person() + " is back and has the task again");
            tell("TASK_GIVEN_BACK", ticket, task.get(), Objects.requireNonNullElse(work.to(), ""), absence.person());
        }
    }

    /** What waits in the queue was begun by nobody; a decision not yet given neither. */
    private boolean isBegun(OpenTask task, HandedOn work) {
        if (work.to() == null
                || task.candidateGroups().isEmpty()
                || DECISIONS.contains(String.valueOf(task.formId()))) {
            return false;
        }
        return Optional.ofNullable(taskKey(task.id()))
                .map(key -> tasks.require(key).state() != TicketState.PENDING)
                .orElse(true);
    }

    private @Nullable String taskKey(String taskId) {
        return worklist.said(taskId, ProcessVariables.TASK_KEY).orElse(null);
    }

    private static String keyOf(OpenTask task) {
        return String.valueOf(task.businessKey());
    }

    private void say(Ticket ticket, OpenTask task, String text) {
        desk.note(ticket.key(), "TASK", task.name() + ": " + text, true, Map.of("taskId", task.id()));
    }

    private void tell(String event, Ticket ticket, OpenTask task, String from, @Nullable String to) {
        ledger.append(AuditEvent.of(event, "task", task.id())
                .forTicket(ticket.key(), ticket.category())
                .with("from", from)
                .with("to", to));
    }
}
