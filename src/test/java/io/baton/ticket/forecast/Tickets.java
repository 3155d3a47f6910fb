package io.baton.ticket.forecast;

import io.baton.ticket.Ticket;
import io.baton.ticket.TicketState;
import java.time.Instant;
import java.util.Map;

/** Tickets for tests of forecasts. */
final class Tickets {

    private static final Instant OPENED = Instant.parse("2026-11-23T08:00:00Z");

    private Tickets() {}

    static Ticket of(String team, String priority) {
        return new Ticket(
                "REQ-2026-000001",
                1,
                "REQUEST",
                TicketState.PENDING,
                "Title",
                "Text",
                "requester",
                "requester",
                "monitor",
                1,
                Map.of(),
                "other",
                null,
                null,
                null,
                null,
                Map.of(),
                "LOW",
                "LOW",
                priority,
                null,
                null,
                team,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                OPENED,
                OPENED,
                null);
    }
}
