package io.baton.escalation;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Ids;
import io.baton.ticket.Escalations;
import io.baton.ticket.TicketDesk;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ladders that are climbed. */
@Component
class Ladders implements Escalations {

    private final TicketDesk desk;
    private final AuditLedger ledger;

    Ladders(TicketDesk desk, AuditLedger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    @Override
    @Transactional
    public String raise(Call call) {
        var ticket = desk.require(call.ticketKey());
        var id = Ids.next();
        desk.note(
                call.ticketKey(),
                "ESCALATION",
                "Escalated (" + call.trigger() + "): " + call.reason(),
                true,
                Map.of("trigger", call.trigger(), "subject", call.subject()));
        ledger.append(AuditEvent.of("ESCALATION", "escalation", id)
                .forTicket(call.ticketKey(), ticket.category())
                .because(call.reason())
                .with("trigger", call.trigger())
                .with("subject", call.subject()));
        return id;
    }

    @Override
    public void subjectEnded(String ticketKey, String trigger, String subject) {}
}
