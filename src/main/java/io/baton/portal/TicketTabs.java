package io.baton.portal;

import io.baton.engine.Journeys;
import io.baton.people.Person;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDecision;
import io.baton.ticket.TicketDecisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The tabs of a ticket's page; only the open one is filled. */
@Component
class TicketTabs {

    private final TicketStory story;
    private final TicketDecisions decisions;
    private final Journeys journeys;
    private final PageWords words;

    TicketTabs(TicketStory story, TicketDecisions decisions, Journeys journeys, PageWords words) {
        this.story = story;
        this.decisions = decisions;
        this.journeys = journeys;
        this.words = words;
    }

    /** One tab of the page. */
    record Tab(String id, String name, boolean current) {}

    /** How a table answered, and why. */
    record DecisionView(
            String name,
            Moment at,
            String table,
            int version,
            String rules,
            String reason,
            List<Fact> inputs,
            List<Fact> outputs) {}

    /** A model as drawn, with the place where the ticket stands. */
    record Picture(String title, String here, String svg) {}

    private enum Kind {
        TIMELINE("Timeline"),
        DIAGRAM("Diagram"),
        DECISIONS("Decisions");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        String id() {
            return name.toLowerCase(java.util.Locale.ROOT);
        }
    }

    void show(@Nullable String asked, int page, Ticket ticket, Person reader, Model model) {
        var kinds = List.of(Kind.values());
        var open = kinds.stream()
                .filter(kind -> kind.id().equals(asked))
                .findFirst()
                .orElse(Kind.TIMELINE);
        model.addAttribute("tab", open.id());
        model.addAttribute(
                "tabs",
                kinds.stream()
                        .map(kind -> new Tab(kind.id(), kind.name, kind == open))
                        .toList());
        switch (open) {
            case TIMELINE -> {
                var told = story.of(ticket.key(), reader, page);
                model.addAttribute("story", told.items());
                model.addAttribute("pages", TicketsPage.Pages.of(told));
            }
            case DIAGRAM -> model.addAttribute("pictures", pictures(ticket));
            case DECISIONS ->
                model.addAttribute(
                        "decisions",
                        decisions.of(ticket.key()).stream().map(this::view).toList());
        }
    }

    /** The outermost model, and those it called that are still at work. */
    private List<Picture> pictures(Ticket ticket) {
        return journeys.of(ticket.key()).stream()
                .filter(journey -> journey.root() || journey.running())
                .map(journey ->
                        new Picture(journey.process(), String.join(", ", journey.here()), journeys.picture(journey)))
                .toList();
    }

    private DecisionView view(TicketDecision decision) {
        return new DecisionView(
                decision.name(),
                words.moment(decision.at()),
                decision.decision(),
                decision.version(),
                joined(decision, "id"),
                joined(decision, "reason"),
                facts(decision.inputs()),
                outputs(decision));
    }

    private static String joined(TicketDecision decision, String part) {
        return decision.rules().stream()
                .map(rule -> rule.get(part) == null ? "" : rule.get(part).toString())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(part.equals("id") ? ", " : " "));
    }

    private static List<Fact> outputs(TicketDecision decision) {
        var facts = new ArrayList<Fact>();
        for (var rule : decision.rules()) {
            if (rule.get("outputs") instanceof Map<?, ?> outputs) {
                outputs.forEach((name, value) ->
                        facts.add(new Fact(PageWords.spokenName(String.valueOf(name)), PageWords.value(value))));
            }
        }
        return facts;
    }

    private static List<Fact> facts(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(value -> new Fact(PageWords.spokenName(value.getKey()), PageWords.value(value.getValue())))
                .toList();
    }
}
