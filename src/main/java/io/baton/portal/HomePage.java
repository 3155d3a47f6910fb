package io.baton.portal;

import io.baton.catalog.Catalogue;
import io.baton.catalog.CatalogueItem;
import io.baton.knowledge.KnowledgeBase;
import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.survey.SurveyDesk;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketQuery;
import io.baton.ticket.TicketState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody arrives: search, the two entrances, what waits for an answer, and the catalogue. */
@Controller
@AnyPerson
class HomePage {

    private static final int LATEST = 5;
    private static final int LONGEST_SEARCH = 100;

    private final Catalogue catalogue;
    private final KnowledgeBase knowledge;
    private final TicketDesk tickets;
    private final ApprovalInbox approvals;
    private final SurveyDesk surveys;
    private final TicketRows rows;
    private final PageWords words;
    private final SignedIn signedIn;

    HomePage(
            Catalogue catalogue,
            KnowledgeBase knowledge,
            TicketDesk tickets,
            ApprovalInbox approvals,
            SurveyDesk surveys,
            TicketRows rows,
            PageWords words,
            SignedIn signedIn) {
        this.catalogue = catalogue;
        this.knowledge = knowledge;
        this.tickets = tickets;
        this.approvals = approvals;
        this.surveys = surveys;
        this.rows = rows;
        this.words = words;
        this.signedIn = signedIn;
    }

    /** One item of the catalogue in short. */
    record Tile(
            String id,
            String name,
            String category,
            String summary,
            String expected,
            @Nullable String price,
            boolean approval) {}

    /** Something only the reader can move on. */
    record Waiting(String key, String title, String path, String ask, String since) {}

    @GetMapping("/")
    String root() {
        return "redirect:/portal";
    }

    @GetMapping("/portal")
    String home(@RequestParam(name = "q", required = false) @Nullable String search, Model model) {
        var me = signedIn.require();
        var searched = search != null && !search.isBlank();
        showCatalogue(search, model);
        model.addAttribute("waiting", searched ? List.of() : waiting(me));
        model.addAttribute("recent", searched ? List.of() : rows.of(mine(me, null, LATEST), me));
        return "portal/home";
    }

    /** The catalogue alone, for the search that answers while one types. */
    @GetMapping("/portal/items")
    String items(@RequestParam(name = "q", required = false) @Nullable String search, Model model) {
        showCatalogue(search, model);
        return "portal/home :: catalogue";
    }

    private void showCatalogue(@Nullable String search, Model model) {
        var text = search == null ? "" : search.strip();
        var shortened = text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
        var found = catalogue.search(shortened.isEmpty() ? null : shortened, null);
        model.addAttribute("search", shortened);
        model.addAttribute("articles", shortened.isEmpty() ? List.of() : knowledge.suggestions(shortened));
        model.addAttribute("tiles", found.stream().map(HomePage::tile).toList());
    }

    private static Tile tile(CatalogueItem item) {
        return new Tile(
                item.id(),
                item.title(),
                PageWords.spoken(item.definition().category()),
                item.summary(),
                ItemText.promise(item.definition().expectedHours()),
                ItemText.price(item),
                ItemText.needsApproval(item));
    }

    private List<Waiting> waiting(Person me) {
        var waiting = new ArrayList<Waiting>();
        approvals
                .of(me)
                .forEach(open -> waiting.add(new Waiting(
                        open.key(),
                        open.title(),
                        "/portal/approvals?task=" + open.taskId() + "#approval-" + open.taskId(),
                        "Approve or decline",
                        "asked for by " + open.requester())));
        mine(me, TicketState.REVIEW, LATEST)
                .forEach(ticket -> waiting.add(new Waiting(
                        ticket.key(),
                        ticket.title(),
                        "/portal/tickets/" + ticket.key(),
                        "Please confirm",
                        "done, last change " + words.moment(ticket.updatedAt()).day())));
        surveys.waitingFor(me).stream()
                .limit(LATEST)
                .forEach(survey -> waiting.add(new Waiting(
                        survey.ticketKey(),
                        tickets.require(survey.ticketKey()).title(),
                        "/portal/tickets/" + survey.ticketKey() + "/survey",
                        "How was it?",
                        "two questions, until "
                                + words.moment(survey.expiresAt()).day())));
        return waiting;
    }

    private List<Ticket> mine(Person me, @Nullable TicketState state, int size) {
        return tickets.search(
                        new TicketQuery(
                                state == null ? null : state.name(),
                                null,
                                null,
                                null,
                                null,
                                me.id(),
                                null,
                                null,
                                0,
                                size),
                        me)
                .items();
    }
}
