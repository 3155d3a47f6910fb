package io.baton.portal;

import io.baton.audit.AuditTrail;
import io.baton.engine.ModelRuns;
import io.baton.notification.TicketMessages;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDecision;
import io.baton.ticket.TicketDecisions;
import io.baton.ticket.TicketDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The tabs of a ticket's page; only the open one is filled. */
@Component
class TicketTabs {

    private final TicketStory story;
    private final TicketDecisions decisions;
    private final TicketDesk desk;
    private final ModelRuns runs;
    private final TicketMessages messages;
    private final AuditTrail trail;
    private final PageWords words;

    TicketTabs(
            TicketStory story,
            TicketDecisions decisions,
            TicketDesk desk,
            ModelRuns runs,
            TicketMessages messages,
            AuditTrail trail,
            PageWords words) {
        this.story = story;
        this.decisions = decisions;
        this.desk = desk;
        this.runs = runs;
        this.messages = messages;
        this.trail = trail;
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
            List<Fact> outputs,
            String outcome,
            List<CandidateView> candidates) {}

    /** Somebody who was looked at for the work. */
    record CandidateView(String person, String team, String verdict, String reason) {}

    /** A model as drawn, with the place where the ticket stands. */
    record Picture(String title, String here, String svg) {}

    /** Who was told what. */
    record MessageView(Moment at, String to, String subject, String state) {}

    /** One act on the ledger; unnumbered until it is sealed. */
    record ActView(
            @Nullable Long number,
            Moment at,
            String actor,
            String action,
            boolean refused,
            String object,
            String details) {}

    private enum Kind {
        TIMELINE("Timeline"),
        DIAGRAM("Diagram"),
        DECISIONS("Decisions"),
        NOTIFICATIONS("Notifications"),
        AUDIT("Audit");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        boolean isOpenTo(Person reader) {
            return this != AUDIT || reader.has(Role.AUDITOR);
        }

        String id() {
            return name.toLowerCase(java.util.Locale.ROOT);
        }
    }

    void show(@Nullable String asked, int page, Ticket ticket, Person reader, Model model) {
        var kinds =
                Stream.of(Kind.values()).filter(kind -> kind.isOpenTo(reader)).toList();
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
        fill(open, page, ticket, reader, model);
    }

    private void fill(Kind open, int page, Ticket ticket, Person reader, Model model) {
        var key = ticket.key();
        switch (open) {
            case TIMELINE -> {
                var told = story.of(key, reader, page);
                model.addAttribute("story", told.items());
                model.addAttribute("pages", TicketsPage.Pages.of(told));
            }
            case DIAGRAM -> model.addAttribute("pictures", pictures(ticket));
            case DECISIONS ->
                model.addAttribute(
                        "decisions",
                        decisions.of(key, desk.seesInternal(key, reader)).stream()
                                .map(this::view)
                                .toList());
            case NOTIFICATIONS ->
                model.addAttribute(
                        "notifications",
                        messages.about(key, reader).stream().map(this::view).toList());
            case AUDIT ->
                model.addAttribute(
                        "audit", trail.of(key).stream().map(this::view).toList());
        }
    }

    private MessageView view(TicketMessages.Message message) {
        return new MessageView(
                words.moment(message.at()),
                words.person(message.recipient()),
                PageWords.spoken(message.event()),
                PageWords.spoken(message.state()));
    }

    private ActView view(AuditTrail.Line line) {
        var details = new ArrayList<String>();
        line.details().forEach((name, value) -> details.add(name + " " + value));
        if (!line.reason().isEmpty()) {
            details.add("reason: " + line.reason());
        }
        if (!line.oldValue().isEmpty() || !line.newValue().isEmpty()) {
            details.add("from '" + line.oldValue() + "' to '" + line.newValue() + "'");
        }
        return new ActView(
                line.sequence(),
                words.moment(line.at()),
                words.person(line.actor()),
                PageWords.spoken(line.action()),
                line.outcome().equals("REFUSED"),
                line.objectType() + " " + line.objectId(),
                String.join(", ", details));
    }

    /** The outermost model, and those it called that are still at work. */
    private List<Picture> pictures(Ticket ticket) {
        return runs.of(ticket.key()).stream()
                .filter(run -> run.root() || run.running())
                .map(run -> new Picture(run.process(), String.join(", ", run.here()), runs.picture(run)))
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
                outputs(decision),
                Objects.requireNonNullElse(decision.outcome(), ""),
                decision.candidates().stream()
                        .map(it -> new CandidateView(
                                words.person(it.person()),
                                it.group(),
                                PageWords.spoken(it.verdict().name()),
                                it.reason()))
                        .toList());
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
