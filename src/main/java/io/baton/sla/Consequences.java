package io.baton.sla;

import io.baton.ticket.ImprovementProposals;
import io.baton.ticket.ImprovementProposals.Proposal;
import io.baton.ticket.TicketDesk;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings about what a missed target leads to, each once. */
@Component
class Consequences {

    private final SlaEvents events;
    private final SlaClocks clocks;
    private final TicketDesk tickets;
    private final ImprovementProposals improvements;

    Consequences(SlaEvents events, SlaClocks clocks, TicketDesk tickets, ImprovementProposals improvements) {
        this.events = events;
        this.clocks = clocks;
        this.tickets = tickets;
        this.improvements = improvements;
    }

    /** What comes of it. */
    record Applied(boolean escalates, String reason) {}

    @Transactional
    public Applied apply(String clockId) {
        var clock = clocks.findForUpdate(clockId).orElseThrow();
        var breach = events.of(clock.ticketKey()).stream()
                .filter(event -> event.clockId().equals(clockId) && event.percent() == 100)
                .findFirst()
                .orElseThrow();
        var reason = SlaWords.missed(clock);
        if (breach.improves() && breach.improvement() == null) {
            events.improvedBy(breach.id(), improvement(clock, reason));
        }
        if (breach.creditPercent() > 0) {
            tickets.note(
                    clock.ticketKey(),
                    "SLA",
                    "Service credit of " + breach.creditPercent() + " percent: " + reason,
                    true,
                    Map.of("clock", clockId, "credit", breach.creditPercent()));
        }
        return new Applied(breach.escalates(), reason);
    }

    private String improvement(SlaClock clock, String reason) {
        return improvements.propose(new Proposal(
                "SLA",
                clock.id(),
                "Target missed: " + clock.ticketKey(),
                reason + " (" + clock.ticketKey() + "). Find out what kept it, and what would have to change.",
                null,
                null));
    }
}
