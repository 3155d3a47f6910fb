package io.baton.portal;

import io.baton.people.Person;
import io.baton.ticket.Conversation;
import io.baton.ticket.Conversation.Attachment;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketLinks;
import io.baton.ticket.TicketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is known about a ticket, for the side of its page and for the tab in Tasklist. */
@Component
class TicketFacts {

    private final TicketDesk desk;
    private final TicketAnswers answers;
    private final TicketLinks links;
    private final Conversation conversation;
    private final PageWords words;

    TicketFacts(TicketDesk desk, TicketAnswers answers, TicketLinks links, Conversation conversation, PageWords words) {
        this.desk = desk;
        this.answers = answers;
        this.links = links;
        this.conversation = conversation;
        this.words = words;
    }

    /** A file of a ticket. */
    record File(String path, String name, String size) {}

    /** Another ticket and what it is to this one. */
    record Related(String relation, String key) {}

    void describe(Ticket ticket, Person reader, Model model) {
        var watchers = desk.watchers(ticket.key());
        model.addAttribute("facts", of(ticket));
        model.addAttribute("answers", answers.of(ticket));
        model.addAttribute("description", answers.of(ticket).isEmpty() ? ticket.description() : null);
        model.addAttribute("links", related(ticket, reader));
        model.addAttribute("attachments", files(ticket, reader));
        model.addAttribute("watchers", watchers.stream().map(words::person).toList());
        model.addAttribute("watching", watchers.contains(reader.id()));
    }

    List<Fact> of(Ticket ticket) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("For", words.person(ticket.requester())));
        if (!ticket.openedBy().equals(ticket.requester())) {
            facts.add(new Fact("Opened by", words.person(ticket.openedBy())));
        }
        add(facts, "Team", ticket.assignedGroup() == null ? null : words.team(ticket.assignedGroup()));
        add(facts, "Working on it", worker(ticket));
        add(facts, "Category", ticket.category() == null ? null : PageWords.spoken(ticket.category()));
        add(facts, "Label", ticket.nature() == null ? null : PageWords.spoken(ticket.nature()));
        facts.add(new Fact("Kind", PageWords.spoken(ticket.kind())));
        add(facts, "Service", ticket.service());
        configurationItem(facts, ticket);
        facts.add(new Fact("Impact", PageWords.spoken(ticket.impact())));
        facts.add(new Fact("Urgency", PageWords.spoken(ticket.urgency())));
        add(facts, "Risk", ticket.riskClass() == null ? null : PageWords.spoken(ticket.riskClass()));
        add(
                facts,
                "Reopened",
                ticket.reopenCount() == 0
                        ? null
                        : ticket.reopenCount() == 1 ? "once" : ticket.reopenCount() + " times");
        if (ticket.state() == TicketState.REVIEW || ticket.state().isOver()) { // until then it is one of a part only
            add(facts, "Outcome", ticket.resolutionCode() == null ? null : PageWords.spoken(ticket.resolutionCode()));
            add(facts, "Why", ticket.justification());
        }
        add(facts, "Requester said", ticket.acceptance() == null ? null : acceptance(ticket.acceptance()));
        facts.add(new Fact("Opened", words.moment(ticket.createdAt()).text()));
        add(
                facts,
                "Closed",
                ticket.closedAt() == null
                        ? null
                        : words.moment(ticket.closedAt()).text());
        return facts;
    }

    private static String acceptance(String code) {
        return switch (code) {
            case "CONFIRMED" -> "Confirmed";
            case "NO_RESPONSE" -> "No answer in time, taken as a yes";
            case "NOT_ASKED" -> "Not asked for";
            default -> PageWords.spoken(code);
        };
    }

    /** Before work begins the assignee is whoever approves. */
    private @Nullable String worker(Ticket ticket) {
        return ticket.assignee() == null || ticket.state() == TicketState.PENDING
                ? null
                : words.person(ticket.assignee());
    }

    private static void configurationItem(List<Fact> facts, Ticket ticket) {
        add(facts, "Configuration item", ticket.ciId());
        ticket.ciContext().forEach((name, value) -> {
            if (value != null && !name.equals("id") && !value.toString().isBlank()) {
                facts.add(new Fact("Its " + PageWords.spokenName(name).toLowerCase(Locale.ROOT), value.toString()));
            }
        });
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(name, value));
        }
    }

    private List<Related> related(Ticket ticket, Person reader) {
        return links.of(ticket.key(), reader).stream()
                .map(link -> new Related(relation(link), link.ticket()))
                .toList();
    }

    private static String relation(TicketLinks.Link link) {
        return switch (link.relation()) {
            case "DUPLICATES" -> link.outgoing() ? "Duplicate of" : "Has the duplicate";
            case "BLOCKS" -> link.outgoing() ? "Blocks" : "Waits for";
            case "CAUSED_BY" -> link.outgoing() ? "Caused by" : "Caused";
            case "PARENT_OF" -> link.outgoing() ? "Contains" : "Part of";
            default -> "Relates to";
        };
    }

    private List<File> files(Ticket ticket, Person reader) {
        return conversation.attachments(ticket.key(), reader).stream()
                .map(file ->
                        new File("/api/tickets/" + ticket.key() + "/attachments/" + file.id(), file.name(), size(file)))
                .toList();
    }

    private static String size(Attachment file) {
        return file.size() < 1_000_000 ? Math.max(1, file.size() / 1000) + " kB" : file.size() / 1_000_000 + " MB";
    }
}
