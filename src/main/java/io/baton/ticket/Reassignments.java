package io.baton.ticket;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.OpenTask;
import io.baton.engine.Worklist;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Presence;
import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Hands work from one person to another because somebody says so; the caller has checked the right to say it. */
@Component
class Reassignments {

    private final Directory directory;
    private final StaffRegister staff;
    private final Worklist worklist;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final Bypasses bypasses;
    private final Clock clock;

    Reassignments(
            Directory directory,
            StaffRegister staff,
            Worklist worklist,
            TicketDesk desk,
            AuditLedger ledger,
            Bypasses bypasses,
            Clock clock) {
        this.directory = directory;
        this.staff = staff;
        this.worklist = worklist;
        this.desk = desk;
        this.ledger = ledger;
        this.bypasses = bypasses;
        this.clock = clock;
    }

    /** @throws Refusal 422 when that person is not in a team of the task, is away, or has the task already */
    void handOver(Ticket ticket, OpenTask task, String assignee, String reason) {
        var next = directory
                .person(assignee)
                .filter(Person::enabled)
                .orElseThrow(() -> Refusal.invalid("assignee", "is not an active person: '" + assignee + "'."));
        if (task.candidateGroups().stream().noneMatch(next.groups()::contains)) {
            throw Refusal.invalid(
                    "assignee", "works in none of the teams this task is for: " + task.candidateGroups() + ".");
        }
        if (assignee.equals(task.assignee())) {
            throw Refusal.invalid("assignee", "has this task already.");
        }
        requireThere(assignee);
        worklist.assign(task.id(), assignee);
        bypasses.record(
                "REASSIGNED_BY_HAND",
                "assignment",
                ticket.key(),
                "'" + task.name() + "' handed to " + assignee,
                reason);
        ledger.append(AuditEvent.of("TASK_REASSIGNED", "task", task.id())
                .forTicket(ticket.key(), ticket.category())
                .because(reason)
                .with("from", task.assignee())
                .with("to", assignee));
        var from = task.assignee() == null ? "its queue" : task.assignee();
        desk.note(
                ticket.key(),
                "TASK",
                "Task handed from " + from + " to " + assignee + ": " + reason,
                true,
                Map.of("taskId", task.id(), "to", assignee));
    }

    /** Whoever is off shift finds the task in the morning; whoever is away would not find it for days. */
    private void requireThere(String assignee) {
        staff.member(assignee, clock.instant())
                .filter(member -> member.presence() == Presence.ABSENT)
                .ifPresent(member -> {
                    throw Refusal.invalid(
                            "assignee",
                            "is away" + until(member) + ". Choose somebody who is there, or leave it in the queue.");
                });
    }

    private static String until(StaffMember member) {
        Instant end = member.until();
        return end == null ? "" : " until " + end.truncatedTo(ChronoUnit.MINUTES);
    }
}
