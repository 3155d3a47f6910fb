package io.baton.cmdb;

import io.baton.cmdb.Cmdb.CiQuery;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Etag;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketQuery;
import io.baton.ticket.TicketState;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Configuration items to read: the list, one with its recent tickets, its relations and what fails with it. */
@RestController
@RequestMapping("/api/cmdb/cis")
@RolesAllowed({
    Role.AGENT,
    Role.TEAM_LEAD,
    Role.CHANGE_MANAGER,
    Role.CAB_MEMBER,
    Role.INCIDENT_COMMANDER,
    Role.PROCESS_OWNER,
    Role.AUDITOR,
    Role.ADMIN,
    Role.INTEGRATION
})
class CiController {

    private static final int RECENT = 20;

    /** One item with the newest tickets about it. */
    record CiView(ConfigurationItem item, List<TicketLine> history) {}

    /** A ticket in the history of an item. */
    record TicketLine(
            String key,
            String kind,
            TicketState state,
            String title,
            @Nullable String priority,
            Instant createdAt) {

        static TicketLine of(Ticket ticket) {
            return new TicketLine(
                    ticket.key(), ticket.kind(), ticket.state(), ticket.title(), ticket.priority(), ticket.createdAt());
        }
    }

    private final Cmdb cmdb;
    private final TicketDesk tickets;
    private final SignedIn signedIn;

    CiController(Cmdb cmdb, TicketDesk tickets, SignedIn signedIn) {
        this.cmdb = cmdb;
        this.tickets = tickets;
        this.signedIn = signedIn;
    }

    @GetMapping
    Page<ConfigurationItem> list(
            @RequestParam(required = false) @Nullable String ciClass,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return cmdb.search(new CiQuery(ciClass, owner, environment, status, text, page, size));
    }

    @GetMapping("/{id}")
    ResponseEntity<CiView> one(@PathVariable String id) {
        var item = require(id);
        return ResponseEntity.ok()
                .eTag(Etag.of(item.version()))
                .body(new CiView(item, tickets(id, 0, RECENT).items()));
    }

    @GetMapping("/{id}/relations")
    List<Relation> relations(@PathVariable String id) {
        require(id);
        return cmdb.relationsOf(id);
    }

    @GetMapping("/{id}/impact")
    Impact impact(@PathVariable String id, @RequestParam(defaultValue = "" + Cmdb.DEEPEST) int depth) {
        require(id);
        return cmdb.impactOf(id, depth);
    }

    @GetMapping("/{id}/tickets")
    Page<TicketLine> tickets(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        require(id);
        var query = new TicketQuery(null, null, null, null, null, null, id, null, page, size);
        var found = tickets.search(query, signedIn.require());
        return new Page<>(found.items().stream().map(TicketLine::of).toList(), found.total(), page, size);
    }

    private ConfigurationItem require(String id) {
        return cmdb.find(id).orElseThrow(() -> Refusal.notFound("Configuration item " + id));
    }
}
