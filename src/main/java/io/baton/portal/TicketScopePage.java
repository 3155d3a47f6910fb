package io.baton.portal;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.ticket.scope.Scopes;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The requester's answer to a revised scope. */
@Controller
@RequestMapping("/portal/tickets/{key}/scope")
@RolesAllowed(Role.REQUESTER)
class TicketScopePage {

    private final Scopes scopes;
    private final SignedIn signedIn;

    TicketScopePage(Scopes scopes, SignedIn signedIn) {
        this.scopes = scopes;
        this.signedIn = signedIn;
    }

    @PostMapping("/accept")
    String accept(@PathVariable("key") String key, RedirectAttributes flash) {
        return TicketActionsPage.tried(key, flash, () -> {
            scopes.accept(signedIn.require(), key);
            return "Thank you. The work goes on with the revised scope.";
        });
    }

    @PostMapping("/decline")
    String decline(
            @PathVariable("key") String key,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes flash) {
        return TicketActionsPage.tried(key, flash, () -> {
            scopes.decline(signedIn.require(), key, reason.strip());
            return "Thank you. The team looks for another way.";
        });
    }
}
