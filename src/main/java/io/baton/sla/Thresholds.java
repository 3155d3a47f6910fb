package io.baton.sla;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.journey.Journey;
import io.baton.journey.JourneyRegister;
import io.baton.journey.JourneyTickets;
import io.baton.platform.Ids;
import io.baton.sla.Promises.Consequence;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records thresholds as they are reached, each once, and tells people. */
@Component
class Thresholds {

    /** What takes longer from due to told is late. */
    private static final Duration IN_TIME = Duration.ofMinutes(1);

    private final SlaClocks clocks;
    private final ClockBook book;
    private final SlaEvents events;
    private final Promises promises;
    private final TicketDesk tickets;
    private final JourneyRegister journeys;
    private final JourneyTickets ways;
    private final AuditLedger ledger;
    private final Clock clock;

    Thresholds(
            SlaClocks clocks,
            ClockBook book,
            SlaEvents events,
            Promises promises,
            TicketDesk tickets,
            JourneyRegister journeys,
            JourneyTickets ways,
            AuditLedger ledger,
            Clock clock) {
        this.clocks = clocks;
        this.book = book;
        this.events = events;
        this.promises = promises;
        this.tickets = tickets;
        this.journeys = journeys;
        this.ways = ways;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Records the next threshold of a clock if it is reached; empty if it is not, or if all are recorded. */
    @Transactional
    public Optional<SlaEvent> reached(String clockId) {
        // the ticket first, as everybody does who moves a clock: whoever changes the ticket waits for neither half-way
        var ticket = tickets.lock(clocks.find(clockId).orElseThrow().ticketKey());
        var held = clocks.findForUpdate(clockId).orElseThrow();
        var now = clock.instant();
        if (held.isOver() || held.nextAt() == null || held.nextAt().isAfter(now)) {
            return Optional.empty();
        }
        var event = record(held, ticket, now, cause(held));
        book.passed(held, ticket, now);
        return Optional.of(event);
    }

    /** Records what a clock that is over reached without anybody having been told. */
    SlaClock settle(SlaClock over, Ticket ticket) {
        var at = Objects.requireNonNull(over.endedAt());
        var settled = over;
        while (settled.nextAt() != null && !settled.nextAt().isAfter(at)) {
            record(settled, ticket, clock.instant(), "STOPPED");
            settled = book.passed(settled, ticket, at);
        }
        return settled;
    }

    /** The clock as the table has it, held until the transaction ends. */
    @Transactional
    public SlaClock held(String clockId) {
        return clocks.findForUpdate(clockId).orElseThrow();
    }

    private static String cause(SlaClock held) {
        var due = Objects.requireNonNull(held.nextAt());
        if (!held.plannedBecause().equals("OPENED") && due.isBefore(held.plannedAt())) {
            return held.plannedBecause().equals("RECONCILED") ? "RECONCILED" : "RECALC";
        }
        return "TIMER";
    }

    private SlaEvent record(SlaClock held, Ticket ticket, Instant now, String cause) {
        var percent = Objects.requireNonNull(held.nextPercent());
        var due = Objects.requireNonNull(held.nextAt());
        var consequence = percent == 100 ? promises.consequence(held.kind(), ticket) : Consequence.NONE;
        var event = new SlaEvent(
                Ids.next(),
                held.id(),
                held.ticketKey(),
                held.kind(),
                ticket.service(),
                percent,
                due,
                now.isBefore(due) ? due : now,
                !cause.equals("TIMER") || Duration.between(due, now).compareTo(IN_TIME) > 0,
                cause,
                Objects.requireNonNull(held.target()),
                consequence.creditPercent(),
                consequence.escalates(),
                consequence.improves(),
                null);
        events.add(event);
        tell(held, ticket, event);
        return event;
    }

    private void tell(SlaClock held, Ticket ticket, SlaEvent event) {
        var missed = event.percent() == 100;
        var text = SlaWords.threshold(held, event);
        tickets.note(
                held.ticketKey(),
                "SLA",
                text,
                true,
                Map.of("clock", held.id(), "percent", event.percent(), "late", event.late()));
        ledger.append(AuditEvent.of(missed ? "SLA_BREACHED" : "SLA_WARNING", "sla-clock", held.id())
                .forTicket(held.ticketKey(), ticket.category())
                .with("kind", held.kind().name())
                .with("percent", event.percent())
                .with("dueAt", event.dueAt().toString())
                .with("lagMillis", event.lag().toMillis())
                .with("cause", event.cause())
                .with("credit", event.creditPercent()));
        if (!event.cause().equals("STOPPED")) {
            var facts = new HashMap<String, Object>();
            facts.put("task", held.words() + (missed ? ": target missed" : " at " + event.percent() + " percent"));
            // told apart from the other thresholds of the ticket
            facts.put("taskId", held.id() + ":" + event.percent());
            facts.put("reason", text);
            facts.put("percent", event.percent());
            if (held.kind() == ClockKind.OLA && held.team() != null) {
                facts.put("group", held.team());
            }
            tickets.publish(ticket, missed ? "SLA_BREACHED" : "SLA_WARNING", facts);
            if (held.kind() == ClockKind.JOURNEY && !missed) { // that it is missed the owner hears from the ladder
                facts.put("recipients", journeyOwner(held.ticketKey()));
                tickets.publish(ticket, "JOURNEY_WARNING", facts);
            }
        }
    }

    private List<String> journeyOwner(String ticket) {
        return ways.of(ticket).flatMap(step -> journeys.find(step.journey())).stream()
                .map(Journey::owner)
                .toList();
    }
}
