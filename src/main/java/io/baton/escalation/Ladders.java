package io.baton.escalation;

import static io.baton.engine.ProcessVariables.ACKNOWLEDGED_BY;
import static io.baton.engine.ProcessVariables.ANSWERED_WITH;
import static io.baton.engine.ProcessVariables.ESCALATION_CAUSE;
import static io.baton.engine.ProcessVariables.ESCALATION_FURTHER;
import static io.baton.engine.ProcessVariables.ESCALATION_ID;
import static io.baton.engine.ProcessVariables.ESCALATION_OUTCOME;
import static io.baton.engine.ProcessVariables.ESCALATION_REASON;
import static io.baton.engine.ProcessVariables.ESCALATION_RUNG;
import static io.baton.engine.ProcessVariables.ESCALATION_SUBJECT;
import static io.baton.engine.ProcessVariables.ESCALATION_TRIGGER;
import static io.baton.engine.ProcessVariables.PRIORITY;
import static io.baton.engine.ProcessVariables.RECORD_TYPE;

import io.baton.engine.Processes;
import io.baton.engine.Worklist;
import io.baton.escalation.Escalation.Load;
import io.baton.escalation.Escalation.State;
import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import io.baton.platform.Ids;
import io.baton.ticket.Escalations;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets ladders up, one at a time for each trigger and subject, and takes them away when their subject is over. */
@Component
class Ladders implements Escalations {

    private static final String MODEL = "escalation";

    /** A journey may go on with other tickets; a rule that was broken stays so when the ticket is closed. */
    private static final Set<String> OUTLIVE_TICKETS = Set.of("JOURNEY", "POLICY_BREACH", "LEDGER_BREACH");

    private final EscalationBook book;
    private final EscalationStory story;
    private final TicketDesk desk;
    private final Processes processes;
    private final Worklist worklist;
    private final StaffRegister staff;
    private final LadderEnds ends;
    private final Clock clock;

    Ladders(
            EscalationBook book,
            EscalationStory story,
            TicketDesk desk,
            Processes processes,
            Worklist worklist,
            StaffRegister staff,
            LadderEnds ends,
            Clock clock) {
        this.book = book;
        this.story = story;
        this.desk = desk;
        this.processes = processes;
        this.worklist = worklist;
        this.staff = staff;
        this.ends = ends;
        this.clock = clock;
    }

    /** Whoever calls at the same moment waits for the ticket's row; the unique key of the table holds in any case. */
    @Override
    @Transactional
    public String raise(Call call) {
        var ticket = desk.lock(call.ticketKey());
        if (ticket.state().isOver() && !OUTLIVE_TICKETS.contains(call.trigger())) {
            return "";
        }
        var climbed = book.climbing(call.ticketKey(), call.trigger(), call.subject());
        if (climbed.isPresent()) {
            book.joined(climbed.get().id());
            story.joined(climbed.get(), call);
            return climbed.get().id();
        }
        var escalation = raised(call, ticket);
        book.add(escalation);
        story.raised(escalation);
        book.climbedBy(escalation.id(), processes.start(MODEL, ticket.key(), variables(escalation)));
        return escalation.id();
    }

    @Override
    @Transactional
    public void subjectEnded(String ticketKey, String trigger, String subject) {
        if (book.climbing(ticketKey, trigger, subject).isEmpty()) {
            return; // the usual case costs no lock
        }
        desk.lock(ticketKey);
        book.climbing(ticketKey, trigger, subject)
                .ifPresent(ladder -> ends.end(ladder, Ending.of(State.SUBJECT_ENDED)));
    }

    /** The whole ticket is over, and whatever was about it alone. */
    @Transactional
    public void ticketEnded(String ticketKey) {
        if (book.climbing(ticketKey).isEmpty()) {
            return;
        }
        desk.lock(ticketKey);
        book.climbing(ticketKey).stream()
                .filter(ladder -> !OUTLIVE_TICKETS.contains(ladder.trigger()))
                .forEach(ladder -> ends.end(ladder, Ending.of(State.SUBJECT_ENDED)));
    }

    private Escalation raised(Call call, Ticket ticket) {
        return new Escalation(
                Ids.next(),
                call.ticketKey(),
                call.trigger(),
                call.subject(),
                call.reason(),
                call.by(),
                clock.instant(),
                State.CLIMBING,
                0,
                0,
                ticket.kind(),
                ticket.priority(),
                ticket.assignedGroup(),
                loadOf(ticket.assignedGroup()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Load loadOf(@Nullable String team) {
        if (team == null) {
            return new Load(0, 0, 0);
        }
        List<StaffMember> members = staff.members(team, clock.instant());
        var present = (int) members.stream().filter(StaffMember::isPresent).count();
        return new Load(worklist.openFor(team), present, members.size() - present);
    }

    private static Map<String, @Nullable Object> variables(Escalation it) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(ESCALATION_ID.name(), it.id());
        variables.put(ESCALATION_TRIGGER.name(), it.trigger());
        variables.put(ESCALATION_SUBJECT.name(), it.subject());
        variables.put(ESCALATION_REASON.name(), it.reason());
        variables.put(ESCALATION_RUNG.name(), 1);
        variables.put(RECORD_TYPE.name(), it.recordType());
        variables.put(PRIORITY.name(), it.priority());
        variables.put(ESCALATION_OUTCOME.name(), null);
        variables.put(ESCALATION_CAUSE.name(), null);
        variables.put(ACKNOWLEDGED_BY.name(), null);
        variables.put(ANSWERED_WITH.name(), null);
        variables.put(ESCALATION_FURTHER.name(), null);
        return variables;
    }
}
