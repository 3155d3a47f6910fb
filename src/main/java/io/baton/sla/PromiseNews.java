package io.baton.sla;

import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells whoever plans with the deadline of a ticket that something else is promised now. */
@Component
class PromiseNews {

    private final TicketDesk desk;

    PromiseNews(TicketDesk desk) {
        this.desk = desk;
    }

    /** @param reason a sentence that begins in lower case, for the requester */
    void changed(SlaClock before, SlaClock after, Ticket ticket, String reason) {
        if (after.kind() == ClockKind.RESOLUTION && !after.isOver()) {
            desk.publish(ticket, "PROMISE_CHANGED", Map.of("reason", reason, "sooner", isSooner(before, after)));
        }
    }

    private static boolean isSooner(SlaClock before, SlaClock after) {
        if (before.dueAt() != null && after.dueAt() != null) {
            return after.dueAt().isBefore(before.dueAt());
        }
        return Objects.requireNonNullElse(after.target(), Duration.ZERO)
                        .compareTo(Objects.requireNonNullElse(before.target(), Duration.ZERO))
                < 0;
    }
}
