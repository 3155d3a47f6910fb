package io.baton.portal;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketActions.Outcome;
import io.baton.ticket.priority.PriorityOverrides;
import io.baton.ticket.priority.PriorityOverrides.Wish;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which somebody sets the priority of a ticket by hand. */
@Controller
@RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.INCIDENT_COMMANDER})
class TicketPriorityPage {

    private final PriorityOverrides overrides;
    private final SignedIn signedIn;
    private final Clock clock;

    TicketPriorityPage(PriorityOverrides overrides, SignedIn signedIn, Clock clock) {
        this.overrides = overrides;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @PostMapping("/portal/tickets/{key}/priority")
    String change(
            @PathVariable("key") String key,
            @RequestParam(name = "value", defaultValue = "") String value,
            @RequestParam(name = "lasts", defaultValue = "") String lasts,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "evidence", defaultValue = "") String evidence,
            RedirectAttributes flash) {
        return TicketActionsPage.tried(key, flash, () -> {
            var wish = new Wish(value, reason, evidence, end(lasts));
            return overrides.ask(signedIn.require(), key, wish) == Outcome.DONE
                    ? "The priority is set. The deadlines of the ticket follow it."
                    : "A team lead has to agree first, and has been asked.";
        });
    }

    private Instant end(String lasts) {
        try {
            return clock.instant().plus(Duration.parse(lasts));
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Refusal.invalid("lasts", "must be one of the durations offered.");
        }
    }
}
