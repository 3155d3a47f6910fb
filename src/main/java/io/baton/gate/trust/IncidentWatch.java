package io.baton.gate.trust;

import io.baton.deployment.Changes;
import io.baton.deployment.Permit;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketField;
import io.baton.ticket.TicketLinks;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sees that an incident is put down to a change, and how urgent it is or becomes, in the transaction in which that is said. */
@Component
class IncidentWatch {

    private final TrustDesk desk;
    private final TrustRecord record;
    private final TicketLinks links;
    private final ObjectProvider<Changes> changes;
    private final TrustSettings settings;

    IncidentWatch(
            TrustDesk desk,
            TrustRecord record,
            TicketLinks links,
            ObjectProvider<Changes> changes,
            TrustSettings settings) {
        this.desk = desk;
        this.record = record;
        this.links = links;
        this.changes = changes;
        this.settings = settings;
    }

    @EventListener
    void ticketChanged(TicketChanged news) {
        switch (news.change()) {
            case "LINKED" -> {
                if (TicketLinks.CAUSED_BY.equals(news.facts().get("relation"))) {
                    blamed(news.ticket(), Objects.toString(news.facts().get("other"), ""));
                }
            }
            case "RECORD_CHANGED" -> {
                if (news.facts().containsKey(TicketField.PRIORITY.property())) {
                    links.causesOf(news.ticket().key()).forEach(change -> urgent(news.ticket(), change));
                }
            }
            default -> {}
        }
    }

    private void blamed(Ticket incident, String change) {
        changes.ifAvailable(known -> known.hold(change));
        record.blame(change, incident.key(), incident.createdAt().minus(settings.incidentsWithin()));
        urgent(incident, change);
    }

    /** The change is held before the gate, as whoever approves, withdraws or deploys it does. */
    private void urgent(Ticket incident, String change) {
        changes.ifAvailable(known -> known.permit(change).map(Permit::what).ifPresent(what -> {
            known.hold(change);
            desk.fall(
                    what.service(),
                    what.environment(),
                    change,
                    "INCIDENT",
                    incident.priority(),
                    incident.key() + " of priority " + incident.priority() + " is put down to " + change);
        }));
    }
}
