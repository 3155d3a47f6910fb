package io.baton.ticket.approval;

import io.baton.platform.Json;
import io.baton.ticket.Ticket;
import io.baton.ticket.scope.Scopes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a ticket asks to be approved, as it stands at this moment. */
@Component
class ContentReader {

    private final Scopes scopes;
    private final Json json;

    ContentReader(Scopes scopes, Json json) {
        this.scopes = scopes;
        this.json = json;
    }

    ApprovedContent read(Ticket ticket, @Nullable Long costCents) {
        return ApprovedContent.of(ticket, costCents, scopes.agreed(ticket.key()).orElse(null), json);
    }

    /** Whether a round was about something else than the ticket asks for now. */
    boolean differs(Ticket ticket, Round round) {
        return !read(ticket, round.costCents()).hash().equals(round.contentHash());
    }
}
