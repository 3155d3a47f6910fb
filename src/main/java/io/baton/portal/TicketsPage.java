package io.baton.portal;

import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Page;
import io.baton.portal.Question.Option;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketQuery;
import io.baton.ticket.TicketState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of tickets: one's own, and for those who work on them also those of their teams. */
@Controller
class TicketsPage {

    private static final int SIZE = 20;
    private static final int LONGEST_SEARCH = 100;
    private static final String MINE = "mine";
    private static final String ASSIGNED = "assigned";
    private static final String ALL = "all";

    private final TicketDesk tickets;
    private final TicketRows rows;
    private final PageWords words;
    private final SignedIn signedIn;

    TicketsPage(TicketDesk tickets, TicketRows rows, PageWords words, SignedIn signedIn) {
        this.tickets = tickets;
        this.rows = rows;
        this.words = words;
        this.signedIn = signedIn;
    }

    /** What the reader chose to see. */
    record Filter(@Nullable String q, @Nullable String state, String scope) {}

    /** Where in a long list this page is. */
    record Pages(
            String words,
            @Nullable Integer previous,
            @Nullable Integer next,
            String where) {

        static Pages of(Page<?> page) {
            var last = (int) Math.max(0, (page.total() - 1) / page.size());
            return new Pages(
                    page.total() == 1 ? "1 ticket" : page.total() + " tickets",
                    page.page() > 0 ? page.page() - 1 : null,
                    page.page() < last ? page.page() + 1 : null,
                    "Page " + (page.page() + 1) + " of " + (last + 1));
        }
    }

    @GetMapping("/portal/tickets")
    @AnyPerson
    String show(
            @RequestParam(name = "q", required = false) @Nullable String search,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "scope", required = false) @Nullable String scope,
            @RequestParam(name = "page", defaultValue = "0") int page,
            Model model) {
        var me = signedIn.require();
        var scopes = scopes(me);
        var filter = new Filter(shortened(search), known(state), scopeOf(scope, scopes));
        var found = tickets.search(query(filter, me, Math.max(0, page)), me);
        model.addAttribute("filter", filter);
        model.addAttribute("scopes", scopes);
        model.addAttribute(
                "states",
                Arrays.stream(TicketState.values()).map(StateWords::of).toList());
        model.addAttribute("rows", rows.of(found.items(), me));
        model.addAttribute("page", Pages.of(found));
        return "portal/tickets";
    }

    private static TicketQuery query(Filter filter, Person me, int page) {
        var team = filter.scope().startsWith("team:") ? filter.scope().substring("team:".length()) : null;
        return new TicketQuery(
                filter.state(),
                null,
                null,
                team,
                filter.scope().equals(ASSIGNED) ? me.id() : null,
                filter.scope().equals(MINE) ? me.id() : null,
                null,
                filter.q(),
                page,
                SIZE);
    }

    /** Whose tickets a person may ask for; what is then shown is limited by what the person may see. */
    private List<Option> scopes(Person me) {
        var scopes = new ArrayList<Option>();
        if (me.has(Role.AUDITOR)) {
            scopes.add(new Option(ALL, "All"));
            return scopes;
        }
        scopes.add(new Option(MINE, "Mine"));
        if (me.has(Role.AGENT) || me.has(Role.TEAM_LEAD)) {
            scopes.add(new Option(ASSIGNED, "I work on"));
            me.teams().stream()
                    .sorted()
                    .forEach(team -> scopes.add(new Option("team:" + team, "Team " + words.team(team))));
        }
        scopes.add(new Option(ALL, "All I take part in"));
        return scopes;
    }

    private static String scopeOf(@Nullable String asked, List<Option> scopes) {
        return scopes.stream()
                .map(Option::value)
                .filter(value -> value.equals(asked))
                .findFirst()
                .orElse(scopes.get(0).value());
    }

    private static @Nullable String known(@Nullable String state) {
        return Arrays.stream(TicketState.values())
                .map(Enum::name)
                .filter(name -> name.equals(state))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String shortened(@Nullable String search) {
        if (search == null || search.isBlank()) {
            return null;
        }
        var text = search.strip();
        return text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
    }
}
