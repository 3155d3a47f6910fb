package io.baton.catalog;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.Worklist;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.platform.Secrets;
import io.baton.ticket.TicketDesk;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows a secret answer to the one who needs it for the work at hand, and puts on record that it was shown. */
@RestController
class SecretFieldController {

    record Revealed(String name, String value) {}

    private final TicketDesk tickets;
    private final Worklist worklist;
    private final Secrets secrets;
    private final AuditLedger ledger;
    private final SignedIn signedIn;

    SecretFieldController(
            TicketDesk tickets, Worklist worklist, Secrets secrets, AuditLedger ledger, SignedIn signedIn) {
        this.tickets = tickets;
        this.worklist = worklist;
        this.secrets = secrets;
        this.ledger = ledger;
        this.signedIn = signedIn;
    }

    @PostMapping("/api/tickets/{key}/fields/{name}/reveal")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
    @Transactional
    public ResponseEntity<Revealed> reveal(@PathVariable String key, @PathVariable String name) {
        var person = signedIn.require();
        var ticket = tickets.visible(key, person);
        var sealed = ticket.fields().get(name);
        if (sealed == null || !Secrets.isSealed(sealed)) {
            throw Refusal.notFound("Secret field");
        }
        var event = AuditEvent.of("SECRET_REVEALED", "ticket-field", key + "/" + name)
                .forTicket(key, ticket.category());
        if (worklist.of(key).stream().noneMatch(task -> person.id().equals(task.assignee()))) {
            ledger.appendApart(event.refused());
            throw Refusal.forbidden(
                    "secret-not-for-you",
                    "Only the assignee of an open task of this ticket may read its secret fields.");
        }
        ledger.append(event);
        tickets.note(key, "EDIT", "Secret field " + name + " was shown to " + person.id(), true, Map.of());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Revealed(name, secrets.open(Secrets.FIELD_CONTEXT + name, sealed)));
    }
}
