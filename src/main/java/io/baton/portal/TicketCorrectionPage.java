package io.baton.portal;

import io.baton.catalog.CatalogueItem;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.platform.Secrets;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketEdits;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a slip in the answers of a ticket is put right, with the questions as they were asked. */
@Controller
@RequestMapping("/portal/tickets/{key}/correction")
@RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD})
class TicketCorrectionPage {

    /** Which version of the ticket was read. */
    private static final String VERSION = "_version";

    private final TicketDesk desk;
    private final TicketEdits edits;
    private final TicketRights rights;
    private final TicketAnswers answers;
    private final ItemQuestions questions;
    private final SignedIn signedIn;

    TicketCorrectionPage(
            TicketDesk desk,
            TicketEdits edits,
            TicketRights rights,
            TicketAnswers answers,
            ItemQuestions questions,
            SignedIn signedIn) {
        this.desk = desk;
        this.edits = edits;
        this.rights = rights;
        this.answers = answers;
        this.questions = questions;
        this.signedIn = signedIn;
    }

    @GetMapping
    String show(@PathVariable("key") String key, Model model) {
        var me = signedIn.require();
        var ticket = desk.visible(key, me);
        if (!rights.mayCorrect(me, ticket)) {
            throw Refusal.forbidden(
                    "answers-settled",
                    "The answers of " + key + " are settled: people have agreed to them, or the work has begun. Write a"
                            + " comment, or withdraw the ticket and ask anew.");
        }
        return form(ticket, given(ticket), List.of(), model);
    }

    @PostMapping
    String correct(
            @PathVariable("key") String key,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var me = signedIn.require();
        var ticket = desk.visible(key, me);
        var changes = changes(ticket, form);
        try {
            if (!changes.isEmpty()) {
                edits.edit(me, key, "\"" + form.getOrDefault(VERSION, "") + "\"", Map.of("fields", changes));
            }
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            return form(ticket, form, errorsOf(refusal), model);
        }
        flash.addFlashAttribute("said", changes.isEmpty() ? "Nothing was changed." : "Your answers are corrected.");
        flash.addAttribute("key", key);
        return "redirect:/portal/tickets/{key}";
    }

    private String form(Ticket ticket, Map<String, String> given, List<FieldError> errors, Model model) {
        var asked = questions.corrections(item(ticket), given, errors);
        model.addAttribute("key", ticket.key());
        model.addAttribute("subject", ticket.title());
        model.addAttribute("version", given.getOrDefault(VERSION, String.valueOf(ticket.version())));
        model.addAttribute("questions", asked);
        model.addAttribute("errors", questions.problems(asked, errors));
        return "portal/ticket-correction";
    }

    /** What differs from what was given before; an empty answer takes the old one away, but a secret stays. */
    private Map<String, @Nullable Object> changes(Ticket ticket, Map<String, String> form) {
        var item = item(ticket);
        var typed = item.typed(form);
        var before = item.typed(given(ticket));
        var changes = new LinkedHashMap<String, @Nullable Object>();
        item.fields().stream()
                .filter(field -> !field.secret() || typed.containsKey(field.name()))
                .filter(field -> !Objects.equals(typed.get(field.name()), before.get(field.name())))
                .forEach(field -> changes.put(field.name(), typed.get(field.name())));
        return changes;
    }

    private static Map<String, String> given(Ticket ticket) {
        var given = new HashMap<String, String>();
        ticket.fields().forEach((name, value) -> {
            if (!Secrets.isSealed(value)) {
                given.put(name, String.valueOf(value));
            }
        });
        return given;
    }

    private CatalogueItem item(Ticket ticket) {
        return answers.itemOf(ticket).orElseThrow(() -> Refusal.notFound("Answers of " + ticket.key()));
    }

    /** What is wrong with no answer in particular stands above them all. */
    private static List<FieldError> errorsOf(Refusal refusal) {
        if (refusal.status() == HttpStatus.PRECONDITION_FAILED) {
            return List.of(new FieldError(
                    "", "Somebody changed this ticket meanwhile. Open the page again, then correct your answers."));
        }
        return refusal.errors().isEmpty()
                ? List.of(new FieldError("", String.valueOf(refusal.getMessage())))
                : refusal.errors();
    }
}
