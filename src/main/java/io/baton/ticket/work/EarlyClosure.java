package io.baton.ticket.work;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.ticket.ActionRights;
import io.baton.ticket.Bypasses;
import io.baton.ticket.Duties;
import io.baton.ticket.EndingGuard;
import io.baton.ticket.EndingGuard.Ending;
import io.baton.ticket.Lifecycle;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.TicketState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the work on a ticket before all of its tasks are done, because whoever works on it says so. The requester is
 * asked whether that is right, as after all work; open tasks follow their {@link ParentClosePolicy}.
 */
@Component
public class EarlyClosure {

    private static final int LONGEST_TEXT = 2000;
    private static final Set<String> CODES =
            Set.of("COMPLETED", "CANCELLED", "DEFERRED", "DUPLICATE", "REJECTED", "WORKAROUND");

    /** How the ticket ends. */
    public record Close(
            @Nullable String resolutionCode,
            @Nullable String resolutionNote,
            @Nullable String justification) {}

    private final TicketDesk desk;
    private final ActionRights rights;
    private final Processes processes;
    private final ObjectProvider<EndingGuard> guards;
    private final AuditLedger ledger;
    private final Duties duties;
    private final Bypasses bypasses;

    EarlyClosure(
            TicketDesk desk,
            ActionRights rights,
            Processes processes,
            ObjectProvider<EndingGuard> guards,
            AuditLedger ledger,
            Duties duties,
            Bypasses bypasses) {
        this.desk = desk;
        this.rights = rights;
        this.processes = processes;
        this.guards = guards;
        this.ledger = ledger;
        this.duties = duties;
        this.bypasses = bypasses;
    }

    /**
     * Closes a ticket somebody works on.
     *
     * @throws Refusal 403 without the right to CLOSE, 409 when it is not in work or an open task blocks, 422
     */
    @Transactional
    public void close(Person person, String key, Close how) {
        var seen = desk.visible(key, person);
        if (rights.require(person, "CLOSE", seen) != ActionRights.Verdict.ALLOW) {
            throw Refusal.forbidden("action-rights", "A team lead closes this ticket early.");
        }
        var code = valid(how);
        desk.lock(key);
        var ticket = desk.require(key);
        if (ticket.state() != TicketState.IN_PROGRESS) {
            throw Lifecycle.refused(key, ticket.state(), TicketState.CLOSED.name());
        }
        guards.forEach(guard -> guard.ending(ticket, Ending.CLOSED));
        duties.took(key, person.id(), Duties.CLOSE);
        var outcome = new EnumMap<TicketField, @Nullable Object>(TicketField.class);
        outcome.put(TicketField.RESOLUTION_CODE, code);
        outcome.put(TicketField.RESOLUTION_NOTE, how.resolutionNote());
        outcome.put(TicketField.JUSTIFICATION, how.justification());
        desk.record(key, outcome);
        bypasses.record(
                "CLOSED_EARLY", "task-plan", key, "Closed as " + code + " before all work was done", reason(how));
        ledger.append(AuditEvent.of("TICKET_CLOSED_EARLY", "ticket", key)
                .forTicket(key, ticket.category())
                .because(reason(how))
                .with("code", code));
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(ProcessVariables.RESOLUTION_CODE.name(), code);
        variables.put(ProcessVariables.RESOLUTION_NOTE.name(), how.resolutionNote());
        variables.put(ProcessVariables.JUSTIFICATION.name(), how.justification());
        variables.put(ProcessVariables.CLOSE_REASON.name(), reason(how));
        processes.correlate("ClosureRequested", key, variables);
    }

    private static String reason(Close how) {
        var reason = how.justification() == null ? how.resolutionNote() : how.justification();
        return reason == null ? "" : reason;
    }

    private static String valid(Close how) {
        var code = how.resolutionCode();
        if (code == null || !CODES.contains(code)) {
            throw Refusal.invalid(
                    "resolutionCode",
                    "must be one of " + CODES.stream().sorted().toList() + ".");
        }
        if (isMissing(how.resolutionNote())) {
            throw Refusal.invalid("resolutionNote", "is required: say what the requester is told.");
        }
        if (!"COMPLETED".equals(code) && isMissing(how.justification())) {
            throw Refusal.invalid("justification", "is required: say why the outcome is not COMPLETED.");
        }
        for (var text : List.of(
                how.resolutionNote() == null ? "" : how.resolutionNote(),
                how.justification() == null ? "" : how.justification())) {
            if (text.length() > LONGEST_TEXT) {
                throw Refusal.invalid("resolutionNote", "must have at most " + LONGEST_TEXT + " characters.");
            }
        }
        return code;
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
