package io.baton.escalation;

import io.baton.escalation.EscalationDesk.EscalationView;
import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Escalations of a ticket. */
@RestController
@RequestMapping("/api/tickets/{key}")
class EscalationController {

    /** @param kind FUNCTIONAL or HIERARCHICAL */
    record Escalate(@Nullable String kind, @Nullable String reason) {}

    private final EscalationDesk desk;
    private final SignedIn signedIn;

    EscalationController(EscalationDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    @PostMapping("/escalate")
    @RolesAllowed({
        Role.REQUESTER,
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.INCIDENT_COMMANDER,
        Role.PROCESS_OWNER
    })
    EscalationView escalate(@PathVariable String key, @RequestBody Escalate body) {
        return desk.escalate(
                signedIn.require(),
                key,
                Objects.requireNonNullElse(body.kind(), ""),
                Objects.requireNonNullElse(body.reason(), "").strip());
    }

    @AnyPerson
    @GetMapping("/escalations")
    List<EscalationView> escalations(@PathVariable String key) {
        return desk.of(signedIn.require(), key);
    }
}
