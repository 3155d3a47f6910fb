package io.baton.ticket.work;

import io.baton.engine.Processes;
import io.baton.people.Directory;
import io.baton.platform.Refusal;
import io.baton.ticket.Conversation;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Questions to the requester while a ticket is assessed, and the answers that let it go on. */
@Component
class Enquiries {

    private static final int LONGEST = 3900;
    private static final String ANSWER = "AnswerReceived";

    private final TicketDesk desk;
    private final Conversation conversation;
    private final Directory directory;
    private final Processes processes;

    Enquiries(TicketDesk desk, Conversation conversation, Directory directory, Processes processes) {
        this.desk = desk;
        this.conversation = conversation;
        this.directory = directory;
        this.processes = processes;
    }

    /** What the requester wrote, and what was said about it since. */
    String submitted(String key) {
        var ticket = desk.require(key);
        var parts = new ArrayList<String>();
        parts.add(ticket.title());
        if (!ticket.description().equals(ticket.title())) {
            parts.add(ticket.description());
        }
        directory
                .person(ticket.requester())
                .ifPresent(requester -> conversation.comments(key, requester).stream()
                        .map(comment -> comment.author() + ": " + comment.text())
                        .forEach(parts::add));
        var text = String.join("\n\n", parts);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    String configurationItem(String key) {
        var ticket = desk.require(key);
        if (ticket.ciId() == null) {
            return "The requester named none.";
        }
        var context = ticket.ciContext().entrySet().stream()
                .map(entry -> "- " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
        var text = "**" + ticket.ciId() + "**\n\n" + context;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Asks as the person who assesses the ticket, so that the requester knows whom the answer goes to. */
    void ask(String key, String person, String question) {
        var author = directory.person(person).orElseThrow(() -> Refusal.notFound("Person " + person));
        conversation.comment(author, key, question, false);
    }

    /** Whatever the requester says while the ticket rests for an answer is the answer. */
    @EventListener
    void commented(TicketChanged changed) {
        var ticket = changed.ticket();
        var isAnswer = changed.change().equals("COMMENTED")
                && ticket.state() == TicketState.ON_HOLD
                && isOwn(ticket, String.valueOf(changed.facts().get("author")));
        if (isAnswer) {
            // Nothing is promised before the ask is assessed, so there is no expected time to move.
            processes.tellAnyWaiting(ANSWER, ticket.key(), Map.of());
        }
    }

    private static boolean isOwn(Ticket ticket, String author) {
        return author.equals(ticket.requester()) || author.equals(ticket.openedBy());
    }
}
