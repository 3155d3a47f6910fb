package io.baton.gate;

import io.baton.ticket.TicketChanged;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has those who wait at the gate look again when a grave incident begins, ends or becomes a lesser one. */
@Component
class GraveIncidents {

    private static final Set<String> KINDS = Set.of("INCIDENT", "FAILED_CHANGE");
    private static final Set<String> GRAVE = Set.of("P1", "P2");
    private static final Set<String> MOVES =
            Set.of("STARTED", "RECEIVED", "STATE_CHANGED", "REOPENED", "ENDED", "LINKED");
    private static final Set<String> FIELDS = Set.of("priority", "ciId");

    private final GateScopes scopes;

    GraveIncidents(GateScopes scopes) {
        this.scopes = scopes;
    }

    @TransactionalEventListener
    void changed(TicketChanged event) {
        var ticket = event.ticket();
        if (!KINDS.contains(ticket.kind()) || ticket.ciId() == null) {
            return;
        }
        var isGrave = ticket.priority() != null && GRAVE.contains(ticket.priority());
        var isOther = event.change().equals("RECORD_CHANGED")
                && event.facts().keySet().stream().anyMatch(FIELDS::contains);
        if (isOther || (isGrave && MOVES.contains(event.change()))) {
            scopes.movedEverywhere();
        }
    }
}
