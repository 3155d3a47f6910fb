package io.baton.ticket.approval;

import io.baton.platform.Json;
import io.baton.ticket.Ticket;
import io.baton.ticket.scope.Scopes;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads what a ticket asks to be approved, as it stands at this moment. */
@Component
class ContentReader {

    private final Scopes scopes;
    private final ObjectProvider<ApprovedParts> parts;
    private final Json json;

    ContentReader(Scopes scopes, ObjectProvider<ApprovedParts> parts, Json json) {
        this.scopes = scopes;
        this.parts = parts;
        this.json = json;
    }

    ApprovedContent read(Ticket ticket, @Nullable Long costCents) {
        var more = new TreeMap<String, Object>();
        parts.forEach(known -> more.putAll(known.of(ticket)));
        return ApprovedContent.of(ticket, costCents, scopes.agreed(ticket.key()).orElse(null), more, json);
    }

    /** Whether a round was about something else than the ticket asks for now. */
    boolean differs(Ticket ticket, Round round) {
        return !read(ticket, round.costCents()).hash().equals(round.contentHash());
    }
}
