package io.baton.escalation;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.ticket.Escalations.Call;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes each step of a ladder into its ledger, on the ticket's timeline and into the audit ledger. */
@Component
class EscalationStory {

    /** What is no rung of a table. */
    static final Set<String> PLAIN =
            Set.of("RAISED", "JOINED", "ACKNOWLEDGED", "TOP_REACHED", "SUBJECT_ENDED", "CAUSE");

    private final EscalationBook book;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final Clock clock;

    EscalationStory(EscalationBook book, TicketDesk desk, AuditLedger ledger, Clock clock) {
        this.book = book;
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
    }

    void raised(Escalation it) {
        tell(it, plain(0, "RAISED", it.raisedBy() == null ? List.of() : List.of(it.raisedBy()), it.reason()));
    }

    void joined(Escalation it, Call call) {
        tell(it, plain(it.rung(), "JOINED", call.by() == null ? List.of() : List.of(call.by()), call.reason()));
    }

    void ended(Escalation it, String how, List<String> by, String words) {
        tell(it, plain(it.rung(), how, by, words));
    }

    private Rung plain(int rung, String action, List<String> people, String outcome) {
        return new Rung(0, rung, clock.instant(), action, "", people, null, null, null, null, outcome);
    }

    /** @param step its position is found here */
    void tell(Escalation it, Rung step) {
        book.step(it.id(), step);
        desk.note(
                it.ticketKey(),
                "ESCALATION",
                words(it, step),
                true,
                Map.of(
                        "escalation", it.id(),
                        "trigger", it.trigger(),
                        "subject", it.subject(),
                        "action", step.action(),
                        "rung", step.rung(),
                        "called", String.join(",", step.called())));
        ledger.append(AuditEvent.of("ESCALATION", "escalation", it.id())
                .forTicket(it.ticketKey(), desk.require(it.ticketKey()).category())
                .because(step.outcome())
                .with("trigger", it.trigger())
                .with("subject", it.subject())
                .with("rung", step.rung())
                .with("decision", step.action())
                .with("whom", step.whom())
                .with("recipients", String.join(",", step.called()))
                .with("table", step.decision())
                .with("version", step.decisionVersion())
                .with("rule", step.rule()));
    }

    private static String words(Escalation it, Rung step) {
        return switch (step.action()) {
            case "RAISED" -> "Escalated, " + it.trigger() + ": " + step.outcome();
            case "JOINED" -> "Escalated again, " + it.trigger() + ": " + step.outcome();
            case "ACKNOWLEDGED", "TOP_REACHED", "SUBJECT_ENDED", "CAUSE" ->
                "Escalation " + it.trigger() + ": " + step.outcome();
            default -> "Escalation " + it.trigger() + ", rung " + step.rung() + ": " + step.outcome();
        };
    }
}
