package io.baton.sla;

import io.baton.ticket.Ticket;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps what requesters expect in line with what is promised, when that changes, and tells them why. */
@Component
class ForecastMoves {

    private final SlaClocks clocks;
    private final TicketDesk desk;

    ForecastMoves(SlaClocks clocks, TicketDesk desk) {
        this.clocks = clocks;
        this.desk = desk;
    }

    @EventListener
    @Order(10) // after the clocks
    void ticketChanged(TicketChanged news) {
        var ticket = news.ticket();
        if (ticket.state().isOver() || ticket.expectedAt() == null) {
            return;
        }
        if (news.change().equals("REOPENED")) {
            deadline(ticket)
                    .filter(due -> due.isAfter(ticket.expectedAt()))
                    .ifPresent(
                            due -> desk.expect(ticket.key(), due, "the result was not right, and the work goes on."));
        } else if (news.change().equals("RECORD_CHANGED")
                && news.facts().get("priority") instanceof Map<?, ?> move
                && move.get("from") != null) {
            follow(ticket, String.valueOf(move.get("from")));
        }
    }

    /** A ticket that became more urgent is expected no later than promised, one that became less so no sooner. */
    private void follow(Ticket ticket, String former) {
        var rose = String.valueOf(ticket.priority()).compareTo(former) < 0;
        deadline(ticket)
                .filter(due -> rose == due.isBefore(ticket.expectedAt()))
                .ifPresent(due -> desk.expect(
                        ticket.key(), due, "the priority is " + ticket.priority() + " now and was " + former + "."));
    }

    private Optional<Instant> deadline(Ticket ticket) {
        return clocks.of(ticket.key()).stream()
                .filter(clock -> clock.kind() == ClockKind.RESOLUTION && !clock.isOver())
                .findFirst()
                .map(SlaClock::dueAt);
    }
}
