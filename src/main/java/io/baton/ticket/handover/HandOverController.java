package io.baton.ticket.handover;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.ticket.handover.HandOverDesk.Offer;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work offered from team to team. */
@RestController
@RequestMapping("/api/tickets/{key}")
class HandOverController {

    private final HandOverDesk desk;
    private final SignedIn signedIn;

    HandOverController(HandOverDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    @PostMapping("/hand-over")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
    ResponseEntity<HandOver> offer(@PathVariable String key, @RequestBody Offer offer) {
        var made = desk.offer(signedIn.require(), key, offer);
        return ResponseEntity.created(URI.create("/api/tickets/" + key + "/hand-overs"))
                .body(made);
    }

    @GetMapping("/hand-overs")
    @AnyPerson
    List<HandOver> handOvers(@PathVariable String key) {
        return desk.of(signedIn.require(), key);
    }
}
