package io.baton.portal;

import io.baton.change.ChangeReaders;
import io.baton.change.ChangeTemplate;
import io.baton.change.TemplateDesk;
import io.baton.change.TemplateProposal;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Standard changes: how each of them fares, the form that proposes one, and the acts of those who answer for changes. */
@Controller
class StandardChangePages {

    private static final String LIST = "/portal/change-templates";

    private final TemplateDesk desk;
    private final PageWords words;
    private final SignedIn signedIn;

    StandardChangePages(TemplateDesk desk, PageWords words, SignedIn signedIn) {
        this.desk = desk;
        this.words = words;
        this.signedIn = signedIn;
    }

    /** A standard change of the list. */
    record Line(String id, String title, String state, String style, String where, String record) {}

    /** @param locked what is the same each time */
    record Sheet(
            Line line,
            String because,
            String proposedBy,
            @Nullable String agreedBy,
            Moment changed,
            List<Fact> locked) {}

    /** What was typed of a proposal. */
    record Sent(
            @Nullable String id,
            @Nullable String title,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String reason,
            @Nullable String outageMinutes,
            @Nullable String affectedUsers,
            @Nullable String implementationPlan,
            @Nullable String rollbackPlan,
            @Nullable String backoutTest) {

        TemplateProposal proposal() {
            return new TemplateProposal(
                    id,
                    title,
                    service,
                    environment,
                    reason,
                    number("outageMinutes", outageMinutes),
                    number("affectedUsers", affectedUsers),
                    implementationPlan,
                    rollbackPlan,
                    backoutTest);
        }

        private static @Nullable Integer number(String field, @Nullable String text) {
            try {
                return text == null || text.isBlank() ? null : Integer.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw Refusal.invalid(field, "must be a whole number, such as 20.");
            }
        }
    }

    @GetMapping(LIST)
    @ChangeReaders
    String list(Model model) {
        var me = signedIn.require();
        model.addAttribute("templates", desk.all().stream().map(this::line).toList());
        model.addAttribute(
                "mayPropose",
                Stream.of(Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER).anyMatch(me::has));
        return "portal/change-templates";
    }

    @PostMapping(LIST)
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER})
    String propose(@ModelAttribute Sent sent, RedirectAttributes flash) {
        try {
            var id = desk.propose(signedIn.require(), sent.proposal()).id();
            flash.addFlashAttribute("said", "It is proposed. A change manager other than you may agree to it now.");
            return "redirect:" + LIST + "/" + id;
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
            flash.addFlashAttribute("sent", sent);
            return "redirect:" + LIST + "#propose";
        }
    }

    @GetMapping(LIST + "/{id}")
    @ChangeReaders
    String one(@PathVariable("id") String id, Model model) {
        var me = signedIn.require();
        var template = desk.require(id);
        var state = template.state();
        model.addAttribute("template", sheet(template));
        model.addAttribute("mayUse", state == ChangeTemplate.State.ACTIVE && ChangeFormPage.mayRaise(me));
        model.addAttribute("mayAgree", mayAgree(template, me));
        model.addAttribute(
                "mustWait",
                state == ChangeTemplate.State.PROPOSED && template.proposedBy().equals(me.id()));
        model.addAttribute("mayRetire", me.has(Role.CHANGE_MANAGER) && state != ChangeTemplate.State.RETIRED);
        model.addAttribute("mayReinstate", me.has(Role.CHANGE_MANAGER) && state == ChangeTemplate.State.SUSPENDED);
        return "portal/change-template";
    }

    private static boolean mayAgree(ChangeTemplate template, Person me) {
        return me.has(Role.CHANGE_MANAGER)
                && template.state() == ChangeTemplate.State.PROPOSED
                && !template.proposedBy().equals(me.id());
    }

    @PostMapping(LIST + "/{id}/agree")
    @RolesAllowed(Role.CHANGE_MANAGER)
    String agree(@PathVariable("id") String id, RedirectAttributes flash) {
        return act(id, flash, "It may be used from now on.", () -> desk.agree(signedIn.require(), id));
    }

    @PostMapping(LIST + "/{id}/retire")
    @RolesAllowed(Role.CHANGE_MANAGER)
    String retire(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes flash) {
        return act(id, flash, "Nobody uses it any more.", () -> desk.retire(signedIn.require(), id, reason));
    }

    @PostMapping(LIST + "/{id}/reinstate")
    @RolesAllowed(Role.CHANGE_MANAGER)
    String reinstate(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes flash) {
        return act(id, flash, "It may be used again.", () -> desk.reinstate(signedIn.require(), id, reason));
    }

    private static String act(String id, RedirectAttributes flash, String said, Supplier<ChangeTemplate> deed) {
        try {
            deed.get();
            flash.addFlashAttribute("said", said);
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
        }
        flash.addAttribute("id", id);
        return "redirect:" + LIST + "/{id}";
    }

    private Line line(ChangeTemplate template) {
        return new Line(
                template.id(),
                template.title(),
                state(template.state()),
                style(template.state()),
                template.service() + " in " + template.environment(),
                record(template.record()));
    }

    private static String record(ChangeTemplate.Record record) {
        if (record.done() == 0) {
            return "never used";
        }
        var well = record.done() - record.failed();
        return well + " of " + record.done() + " went well (" + 100 * well / record.done() + " %)";
    }

    private static String state(ChangeTemplate.State state) {
        return switch (state) {
            case PROPOSED -> "Waits for consent";
            case ACTIVE -> "May be used";
            case SUSPENDED -> "Lost its standing";
            case RETIRED -> "Retired";
        };
    }

    private static String style(ChangeTemplate.State state) {
        return switch (state) {
            case PROPOSED -> "review";
            case ACTIVE -> "approved";
            case SUSPENDED -> "late";
            case RETIRED -> "cancelled";
        };
    }

    private Sheet sheet(ChangeTemplate template) {
        return new Sheet(
                line(template),
                template.because(),
                words.person(template.proposedBy()),
                template.agreedBy() == null ? null : words.person(template.agreedBy()),
                words.moment(template.changedAt()),
                List.of(
                        new Fact("Service", template.service()),
                        new Fact("Environment", template.environment()),
                        new Fact("Why", template.reason()),
                        new Fact(
                                "Outage",
                                template.outageMinutes() + " min, noticed by " + template.affectedUsers() + " people"),
                        new Fact("How it is done", template.implementationPlan()),
                        new Fact("How it is taken back", template.rollbackPlan()),
                        new Fact("Trying to take it back", template.backoutTest())));
    }
}
