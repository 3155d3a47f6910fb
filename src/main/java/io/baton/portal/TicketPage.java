package io.baton.portal;

import static io.baton.engine.ProcessProperties.TASKS_FOR;
import static io.baton.engine.ProcessProperties.TEAM;

import io.baton.engine.OpenTask;
import io.baton.engine.Worklist;
import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page of a ticket, for everybody who may see it. */
@Controller
class TicketPage {

    private final TicketDesk desk;
    private final Worklist worklist;
    private final TicketFacts facts;
    private final TicketTabs tabs;
    private final List<TicketSection> sections;
    private final TicketApprovals approvals;
    private final TicketRights rights;
    private final PageWords words;
    private final SignedIn signedIn;

    TicketPage(
            TicketDesk desk,
            Worklist worklist,
            TicketFacts facts,
            TicketTabs tabs,
            List<TicketSection> sections,
            TicketApprovals approvals,
            TicketRights rights,
            PageWords words,
            SignedIn signedIn) {
        this.desk = desk;
        this.worklist = worklist;
        this.facts = facts;
        this.tabs = tabs;
        this.sections = sections;
        this.approvals = approvals;
        this.rights = rights;
        this.words = words;
        this.signedIn = signedIn;
    }

    @GetMapping("/portal/tickets/{key}")
    @AnyPerson
    String show(
            @PathVariable("key") String key,
            @RequestParam(name = "tab", required = false) @Nullable String tab,
            @RequestParam(name = "page", defaultValue = "0") int page,
            Model model) {
        var me = signedIn.require();
        var ticket = desk.visible(key, me);
        model.addAttribute("ticket", head(ticket, me));
        model.addAttribute("may", rights.of(me, ticket));
        model.addAttribute("approvalChain", approvals.of(key));
        facts.describe(ticket, me, model);
        sections.forEach(section -> section.describe(ticket, me, model));
        tabs.show(tab, Math.max(0, page), ticket, me, model);
        return "portal/ticket";
    }

    /** The top of the page alone; it asks for itself until priority and expected time are there. */
    @GetMapping("/portal/tickets/{key}/standing")
    @AnyPerson
    String standing(@PathVariable("key") String key, Model model) {
        var me = signedIn.require();
        var ticket = desk.visible(key, me);
        model.addAttribute("ticket", head(ticket, me));
        return "portal/ticket :: standing";
    }

    private TicketHead head(Ticket ticket, Person reader) {
        return TicketHead.of(
                ticket,
                ticket.state().isOver() ? null : step(ticket, reader),
                words.moment(ticket.expectedAt(), !ticket.state().isOver()));
    }

    /** What is being done, and by whom, where somebody already took it. */
    private @Nullable String step(Ticket ticket, Person reader) {
        var ofTheTeam = desk.seesInternal(ticket.key(), reader);
        var open = worklist.of(ticket.key()).stream()
                .filter(task ->
                        ofTheTeam || !TEAM.equals(task.processProperties().get(TASKS_FOR)))
                .map(task -> told(task, ticket, reader))
                .distinct()
                .collect(Collectors.joining("; "));
        return open.isEmpty() ? null : open;
    }

    private String told(OpenTask task, Ticket ticket, Person reader) {
        var name = task.name().replace(" (" + ticket.key() + ")", "").replace(": " + ticket.title(), "");
        if (task.assignee() == null) {
            return name;
        }
        return name + ", with " + (task.assignee().equals(reader.id()) ? "you" : words.person(task.assignee()));
    }
}
