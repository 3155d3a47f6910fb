package io.baton.improvement;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts answers beside the entries they answer, and makes it heard when one is missing. */
@Component
class FeedbackAnswers {

    private final FeedbackEntries entries;
    private final TicketDesk tickets;
    private final AuditLedger ledger;
    private final Clock clock;

    FeedbackAnswers(FeedbackEntries entries, TicketDesk tickets, AuditLedger ledger, Clock clock) {
        this.entries = entries;
        this.tickets = tickets;
        this.ledger = ledger;
        this.clock = clock;
    }

    void publish(String ticketKey, String answer) {
        entries.answer(ticketKey, answer, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        entries.ofTicket(ticketKey)
                .ifPresent(entry -> ledger.append(AuditEvent.of("FEEDBACK_ANSWERED", "feedback", entry.id())
                        .forTicket(ticketKey, null)));
    }

    void escalate(String ticketKey) {
        entries.overdue(ticketKey);
        tickets.publish(tickets.require(ticketKey), "FEEDBACK_OVERDUE", Map.of("path", "/portal/feedback"));
        ledger.append(AuditEvent.of("FEEDBACK_ESCALATED", "ticket", ticketKey).forTicket(ticketKey, null));
    }
}
