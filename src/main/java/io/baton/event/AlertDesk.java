package io.baton.event;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in alerts: stores each once and sends work back that watches the same configuration item. */
@Component
class AlertDesk {

    private static final String MESSAGE = "AlertRaised";

    private final Alerts alerts;
    private final Processes processes;
    private final TicketDesk desk;
    private final AuditLedger ledger;

    AlertDesk(Alerts alerts, Processes processes, TicketDesk desk, AuditLedger ledger) {
        this.alerts = alerts;
        this.processes = processes;
        this.desk = desk;
        this.ledger = ledger;
    }

    /** @return keys of the tickets whose work goes back */
    @Transactional
    public List<String> take(Alert alert) {
        alerts.add(alert);
        var tickets = alert.ciId() == null
                ? List.<String>of()
                : processes
                        .tellAll(
                                MESSAGE,
                                ProcessVariables.CI_ID,
                                alert.ciId(),
                                Map.of(ProcessVariables.ALERT_NOTE.name(), alert.inWords()))
                        .stream()
                        .filter(desk::exists)
                        .distinct()
                        .toList();
        tickets.forEach(key -> desk.note(
                key,
                "LINK",
                alert.inWords() + ". The work goes back.",
                false,
                Map.of("alert", alert.id(), "source", alert.source(), "externalId", alert.externalId())));
        alerts.sentBack(alert.id(), tickets);
        ledger.append(AuditEvent.of("ALERT_RECEIVED", "alert", alert.id())
                .with("source", alert.source())
                .with("severity", alert.severity().name())
                .with("ci", alert.ciId())
                .with("tickets", tickets));
        return tickets;
    }
}
