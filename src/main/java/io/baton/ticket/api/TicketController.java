package io.baton.ticket.api;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Page;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketEdits;
import io.baton.ticket.TicketQuery;
import io.baton.ticket.TimelineEntry;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets as the API shows them. Who may not see one gets 404. */
@RestController
@RequestMapping("/api/tickets")
class TicketController {

    private final TicketDesk desk;
    private final TicketEdits edits;
    private final SignedIn signedIn;

    TicketController(TicketDesk desk, TicketEdits edits, SignedIn signedIn) {
        this.desk = desk;
        this.edits = edits;
        this.signedIn = signedIn;
    }

    @GetMapping
    @AnyPerson
    Page<TicketView> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String requester,
            @RequestParam(required = false) @Nullable String ci,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var query = new TicketQuery(state, category, priority, group, assignee, requester, ci, q, page, size);
        var found = desk.search(query, signedIn.require());
        return new Page<>(
                found.items().stream().map(TicketView::of).toList(), found.total(), found.page(), found.size());
    }

    @GetMapping("/{key}")
    @AnyPerson
    ResponseEntity<TicketView> one(@PathVariable String key) {
        return answer(desk.visible(key, signedIn.require()));
    }

    /** Corrects what is written on a ticket; its state moves by the steps of its process only. */
    @PatchMapping("/{key}")
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD})
    ResponseEntity<TicketView> edit(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> changes) {
        return answer(edits.edit(signedIn.require(), key, ifMatch, changes));
    }

    /** Answers the questions that the ticket rests for. */
    @PostMapping("/{key}/answers")
    @RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD})
    ResponseEntity<TicketView> answers(@PathVariable String key, @RequestBody Map<String, @Nullable Object> fields) {
        return answer(edits.answer(signedIn.require(), key, fields));
    }

    @GetMapping("/{key}/timeline")
    @AnyPerson
    Page<TimelineEntry> timeline(
            @PathVariable String key,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        var viewer = signedIn.require();
        desk.visible(key, viewer);
        return desk.timeline(key, desk.seesInternal(key, viewer), page, size);
    }

    private static ResponseEntity<TicketView> answer(Ticket ticket) {
        return ResponseEntity.ok().eTag(String.valueOf(ticket.version())).body(TicketView.of(ticket));
    }
}
