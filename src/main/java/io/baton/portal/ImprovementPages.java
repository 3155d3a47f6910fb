package io.baton.portal;

import io.baton.engine.ProcessRegistry;
import io.baton.improvement.Improvement;
import io.baton.improvement.ImprovementDesk;
import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.ticket.TicketDesk;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is to get better, open to everybody; raising is up to process owners and leads. */
@Controller
class ImprovementPages {

    private static final String LIST = "/portal/improvements";
    private static final int PAGE_SIZE = 20;

    private final ImprovementDesk desk;
    private final ProcessRegistry registry;
    private final TicketDesk tickets;
    private final PageWords words;
    private final SignedIn signedIn;

    ImprovementPages(
            ImprovementDesk desk, ProcessRegistry registry, TicketDesk tickets, PageWords words, SignedIn signedIn) {
        this.desk = desk;
        this.registry = registry;
        this.tickets = tickets;
        this.words = words;
        this.signedIn = signedIn;
    }

    /** One improvement on a page. */
    record Line(
            String key,
            String title,
            String description,
            StateWords state,
            String source,
            @Nullable String about,
            Moment raised,
            @Nullable String outcome) {}

    @AnyPerson
    @GetMapping(LIST)
    String list(
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "page", defaultValue = "0") int page,
            Model model) {
        var open = switch (state) {
            case "open" -> Boolean.TRUE;
            case "over" -> Boolean.FALSE;
            default -> null;
        };
        var found = desk.all(open, Math.max(0, page), PAGE_SIZE);
        model.addAttribute("items", found.items().stream().map(this::line).toList());
        model.addAttribute("pages", TicketsPage.Pages.of(found));
        model.addAttribute("state", state);
        model.addAttribute("mayRaise", mayRaise(signedIn.require()));
        model.addAttribute("processes", registry.all());
        return "portal/improvements";
    }

    @AnyPerson
    @GetMapping(LIST + "/{key}")
    String one(@PathVariable("key") String key, Model model) {
        model.addAttribute("item", line(desk.require(key)));
        model.addAttribute("ticketOpen", seesTicket(key, signedIn.require()));
        return "portal/improvement";
    }

    @PostMapping(LIST)
    @RolesAllowed({Role.PROCESS_OWNER, Role.TEAM_LEAD})
    String raise(
            @RequestParam(name = "title", defaultValue = "") String title,
            @RequestParam(name = "description", defaultValue = "") String description,
            @RequestParam(name = "process", defaultValue = "") String process,
            RedirectAttributes flash) {
        try {
            var raised =
                    desk.raiseIdea(signedIn.require(), title, description, process.isBlank() ? null : process, null);
            flash.addFlashAttribute("said", raised.key() + " is open.");
            return "redirect:" + LIST + "/" + raised.key();
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
            return "redirect:" + LIST;
        }
    }

    /** A remark becomes an improvement in one click. */
    @PostMapping(LIST + "/from-remark")
    @RolesAllowed({Role.PROCESS_OWNER, Role.TEAM_LEAD})
    String raiseFrom(
            @RequestParam("source") String source,
            @RequestParam("reference") String reference,
            @RequestParam(name = "about", defaultValue = "") String about,
            RedirectAttributes flash) {
        var chosen = ProcessChoices.Chosen.of(about);
        try {
            var raised = desk.raiseFrom(signedIn.require(), source, reference, chosen.process(), chosen.activity());
            flash.addFlashAttribute("said", "The remark is now " + raised.key() + ".");
            return "redirect:" + LIST + "/" + raised.key();
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
            return "redirect:" + LIST;
        }
    }

    static boolean mayRaise(Person person) {
        return person.has(Role.PROCESS_OWNER) || person.has(Role.TEAM_LEAD);
    }

    private boolean seesTicket(String key, Person reader) {
        try {
            tickets.visible(key, reader);
            return true;
        } catch (io.baton.platform.Refusal notHis) {
            return false;
        }
    }

    private Line line(Improvement item) {
        return new Line(
                item.key(),
                item.title(),
                item.description(),
                StateWords.of(item.state()),
                sourceInWords(item.source()),
                item.processKey() == null
                        ? null
                        : PageWords.spoken(item.processKey()) + (item.activityId() == null ? "" : ", " + step(item)),
                words.moment(item.raisedAt()),
                item.outcome());
    }

    private String step(Improvement item) {
        return registry.find(String.valueOf(item.processKey())).stream()
                .flatMap(entry -> entry.activities().stream())
                .filter(activity -> activity.id().equals(item.activityId()))
                .map(ProcessRegistry.Activity::name)
                .findFirst()
                .orElse(String.valueOf(item.activityId()));
    }

    private static String sourceInWords(String source) {
        return switch (source) {
            case "IDEA" -> "an idea";
            case "SURVEY" -> "a survey remark";
            case "FEEDBACK" -> "anonymous feedback";
            case "FLAG" -> "flags on a step";
            case "PATTERN" -> "a pattern in the work";
            case "REVIEW" -> "a review";
            case "CHANGE" -> "a change that missed its objective";
            default -> source;
        };
    }
}
