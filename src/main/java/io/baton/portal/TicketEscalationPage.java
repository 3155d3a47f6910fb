package io.baton.portal;

import io.baton.escalation.EscalationDesk;
import io.baton.people.AnyParticipant;
import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketDesk;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons by which somebody escalates, from a ticket's page and from every task, and answers a call. */
@Controller
class TicketEscalationPage {

    private static final String DIALOG = "portal/task :: escalation";
    private static final String NOTHING = "portal/task :: nothing";

    private final EscalationDesk desk;
    private final TicketDesk tickets;
    private final SignedIn signedIn;

    TicketEscalationPage(EscalationDesk desk, TicketDesk tickets, SignedIn signedIn) {
        this.desk = desk;
        this.tickets = tickets;
        this.signedIn = signedIn;
    }

    @PostMapping("/portal/tickets/{key}/escalate")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
    String escalate(
            @PathVariable("key") String key,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes flash) {
        return TicketActionsPage.tried(key, flash, () -> {
            desk.escalate(signedIn.require(), key, kind, reason.strip());
            return inWords(kind);
        });
    }

    @PostMapping("/portal/tickets/{key}/escalations/acknowledge")
    @AnyParticipant
    String acknowledge(
            @PathVariable("key") String key,
            @RequestParam(name = "note", defaultValue = "") String note,
            @RequestParam(name = "cause", defaultValue = "") String cause,
            RedirectAttributes flash) {
        return TicketActionsPage.tried(key, flash, () -> {
            desk.acknowledge(signedIn.require(), key, note.strip(), cause.isEmpty() ? null : cause);
            return "Thank you. Nobody else is called for what you were called for.";
        });
    }

    /** What Tasklist asks of every task that is opened; empty where the reader may not escalate its ticket. */
    @GetMapping("/portal/tasks/{task}/escalation")
    @AnyPerson
    String dialog(@PathVariable("task") String task, Model model) {
        return mayEscalate(signedIn.require(), task, model) ? DIALOG : NOTHING;
    }

    @PostMapping("/portal/tasks/{task}/escalate")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
    String escalateTask(
            @PathVariable("task") String task,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Model model) {
        var me = signedIn.require();
        try {
            desk.escalateTask(me, task, kind, reason.strip());
            model.addAttribute("said", inWords(kind) + " The task goes on as it is.");
        } catch (Refusal refusal) {
            model.addAttribute("problem", PageRefusals.inWords(refusal));
            model.addAttribute("reason", reason);
            model.addAttribute("kind", kind);
        }
        mayEscalate(me, task, model);
        return DIALOG;
    }

    private boolean mayEscalate(Person reader, String task, Model model) {
        model.addAttribute("task", task);
        var key = desk.ticketOf(task);
        return tickets.exists(key) && desk.mayEscalate(reader, tickets.visible(key, reader));
    }

    private static String inWords(String kind) {
        return kind.equals("FUNCTIONAL")
                ? "The next level takes it over."
                : "The manager is called, and the next one when nobody answers.";
    }
}
