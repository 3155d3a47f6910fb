package io.baton.sla;

import io.baton.ticket.ImprovementProposals;
import io.baton.ticket.ImprovementProposals.Proposal;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings about what a missed target leads to, each once. */
@Component
class Consequences {

    private final SlaEvents events;
    private final SlaClocks clocks;
    private final TicketDesk tickets;
    private final ImprovementProposals improvements;
    private final ClockBook book;
    private final Promises promises;
    private final Clock clock;

    Consequences(
            SlaEvents events,
            SlaClocks clocks,
            ClockBook book,
            Promises promises,
            TicketDesk tickets,
            ImprovementProposals improvements,
            Clock clock) {
        this.events = events;
        this.clocks = clocks;
        this.book = book;
        this.promises = promises;
        this.clock = clock;
        this.tickets = tickets;
        this.improvements = improvements;
    }

    /**
     * What comes of it.
     *
     * @param borneUntil until when nobody is called all the same
     */
    record Applied(boolean escalates, String reason, Instant borneUntil) {}

    @Transactional
    public Applied apply(String clockId) {
        var missed = clocks.findForUpdate(clockId).orElseThrow();
        var breach = events.of(missed.ticketKey()).stream()
                .filter(event -> event.clockId().equals(clockId) && event.percent() == 100)
                .findFirst()
                .orElseThrow();
        var reason = SlaWords.missed(missed);
        if (breach.improves() && breach.improvement() == null) {
            events.improvedBy(breach.id(), improvement(missed, reason));
        }
        if (breach.creditPercent() > 0) {
            tickets.note(
                    missed.ticketKey(),
                    "SLA",
                    "Service credit of " + breach.creditPercent() + " percent: " + reason,
                    true,
                    Map.of("clock", clockId, "credit", breach.creditPercent()));
        }
        return new Applied(breach.escalates(), reason, breach.escalates() ? borneUntil(missed) : breach.firedAt());
    }

    /** In working time of the clock, from the deadline on; at once where the table says nothing. */
    private Instant borneUntil(SlaClock missed) {
        var ticket = tickets.require(missed.ticketKey());
        var history = book.history(missed);
        // a journey crosses services, and has no tier of its own
        var tolerance = missed.kind() == ClockKind.JOURNEY
                ? Duration.ZERO
                : promises.tolerance(ticket).orElse(Duration.ZERO);
        var until = history.reaches(Objects.requireNonNull(missed.target()).plus(tolerance))
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                .orElseGet(clock::instant);
        tickets.note(
                ticket.key(),
                "SLA",
                missed.words() + ": borne with for " + SlaWords.duration(tolerance) + " of working time, until "
                        + SlaWords.time(until, history.last().promise().zone()) + ", before anybody is called",
                true,
                Map.of("clock", missed.id(), "until", until.toString()));
        return until;
    }

    private String improvement(SlaClock missed, String reason) {
        return improvements.propose(new Proposal(
                "SLA",
                missed.id(),
                "Target missed: " + missed.ticketKey(),
                reason + " (" + missed.ticketKey() + "). Find out what kept it, and what would have to change.",
                null,
                null));
    }
}
