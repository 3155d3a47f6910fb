package io.baton.assignment;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.engine.Worklist;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Presence;
import io.baton.people.StaffRegister;
import io.baton.platform.Refusal;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has the incident commander say who takes urgent work that is too much for the teams that should. */
@Component
class Rebalancing {

    static final String PROCESS = "rebalance";
    private static final String WORK_TAKEN = "WorkTaken";
    private static final int LONGEST_CAUSE = 1000;

    private final Processes processes;
    private final Worklist worklist;
    private final Directory directory;
    private final StaffRegister staff;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final JdbcClient db;
    private final Clock clock;

    Rebalancing(
            Processes processes,
            Worklist worklist,
            Directory directory,
            StaffRegister staff,
            TicketDesk desk,
            AuditLedger ledger,
            JdbcClient db,
            Clock clock) {
        this.processes = processes;
        this.worklist = worklist;
        this.directory = directory;
        this.staff = staff;
        this.desk = desk;
        this.ledger = ledger;
        this.db = db;
        this.clock = clock;
    }

    /** Asks once for each piece of work. */
    void ask(Ticket ticket, Work work, String group, Rule rule, String why) {
        if (processes.runsFor(PROCESS, ticket.key(), ProcessVariables.REBALANCE_SUBJECT, work.subject())) {
            return;
        }
        var facts = new HashMap<String, Object>();
        facts.put(ProcessVariables.REBALANCE_SUBJECT.name(), work.subject());
        facts.put(
                ProcessVariables.REBALANCE_CAUSE.name(),
                why.length() > LONGEST_CAUSE ? why.substring(0, LONGEST_CAUSE) : why);
        facts.put(ProcessVariables.TASK_TITLE.name(), ticket.title());
        facts.put(ProcessVariables.TASK_GROUP.name(), group);
        facts.put(ProcessVariables.OVERFLOW_GROUP.name(), Objects.requireNonNullElse(rule.overflowGroup(), ""));
        facts.put(ProcessVariables.PRIORITY.name(), Objects.requireNonNullElse(ticket.priority(), ""));
        processes.start(PROCESS, ticket.key(), facts);
    }

    /** Somebody has the work, or it is not needed any more. */
    void settled(String ticketKey, String subject) {
        processes.tellWaiting(WORK_TAKEN, ticketKey, ProcessVariables.REBALANCE_SUBJECT, subject, Map.of());
    }

    /** @throws Refusal 422 when the person cannot take work */
    void requireCapable(String person) {
        directory
                .person(person)
                .filter(Person::enabled)
                .filter(it -> !it.isService())
                .orElseThrow(() -> Refusal.invalid(
                        ProcessVariables.REBALANCE_TO.name(), "is not an active person: '" + person + "'."));
        staff.member(person, clock.instant())
                .filter(it -> it.presence() == Presence.ABSENT)
                .ifPresent(it -> {
                    throw Refusal.invalid(
                            ProcessVariables.REBALANCE_TO.name(),
                            "is not there (" + it.reason() + "); choose somebody who is.");
                });
    }

    /** Gives the work to somebody, if it still waits. */
    @Transactional
    void move(String ticketKey, String subject, String group, String person, String reason) {
        var ticket = desk.lock(ticketKey);
        var task = waiting(ticketKey, subject, group);
        if (task.isEmpty()) {
            desk.note(ticketKey, "TASK", "Nothing was moved: the work waits no longer.", true, Map.of());
            return;
        }
        worklist.assign(task.get(), person);
        ledger.append(AuditEvent.of("WORK_REBALANCED", "task", task.get())
                .forTicket(ticketKey, ticket.category())
                .because(reason)
                .with("to", person));
        desk.note(
                ticketKey,
                "TASK",
                "Given to " + person + " by the incident commander: " + reason,
                true,
                Map.of("taskId", task.get(), "to", person));
    }

    private Optional<String> waiting(String ticketKey, String subject, String group) {
        return db.sql("""
                        select task_id from ticket_task
                        where ticket_key = :ticket and state = 'PENDING' and task_groups = :group
                            and (task_key = :subject or :subject = :ticket)
                        order by created_at fetch first 1 rows only""")
                .param("ticket", ticketKey)
                .param("group", group)
                .param("subject", subject)
                .query(String.class)
                .optional();
    }
}
