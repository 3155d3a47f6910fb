package io.baton.cmdb;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.ActionRights;
import io.baton.ticket.TicketDesk;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The configuration items a ticket is about. */
@RestController
@RequestMapping("/api/tickets/{key}/configuration-items")
class TicketItemsController {

    record Items(List<String> ciIds) {}

    record Named(@Nullable List<String> ciIds) {}

    private final TicketItems items;
    private final TicketDesk desk;
    private final ActionRights rights;
    private final SignedIn signedIn;

    TicketItemsController(TicketItems items, TicketDesk desk, ActionRights rights, SignedIn signedIn) {
        this.items = items;
        this.desk = desk;
        this.rights = rights;
        this.signedIn = signedIn;
    }

    @GetMapping
    @AnyPerson
    Items items(@PathVariable String key) {
        desk.visible(key, signedIn.require());
        return new Items(items.of(key));
    }

    /** Says that the ticket is about these as well. */
    @PostMapping
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
    Items name(@PathVariable String key, @RequestBody Named body) {
        var person = signedIn.require();
        rights.require(person, "EDIT", desk.visible(key, person));
        if (body.ciIds() == null || body.ciIds().isEmpty()) {
            throw Refusal.invalid("ciIds", "is required: name the configuration items.");
        }
        items.name(key, body.ciIds());
        return new Items(items.of(key));
    }
}
