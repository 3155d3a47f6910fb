package io.baton.portal;

import io.baton.escalation.EscalationDesk;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button by which somebody escalates a ticket. */
@Controller
@RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
class TicketEscalationPage {

    private final EscalationDesk desk;
    private final SignedIn signedIn;

    TicketEscalationPage(EscalationDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    @PostMapping("/portal/tickets/{key}/escalate")
    String escalate(
            @PathVariable("key") String key,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes flash) {
        return TicketActionsPage.tried(key, flash, () -> {
            desk.escalate(signedIn.require(), key, kind, reason.strip());
            return kind.equals("FUNCTIONAL")
                    ? "The next level takes it over."
                    : "The manager is called, and the next one when nobody answers.";
        });
    }
}
