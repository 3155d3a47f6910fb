package io.baton.portal;

import io.baton.people.Person;
import io.baton.platform.Page;
import io.baton.ticket.Conversation;
import io.baton.ticket.Conversation.Comment;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import io.baton.ticket.TimelineEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells a ticket's timeline in the words of the people who read it. */
@Component
class TicketStory {

    private static final int SIZE = 100;

    private final TicketDesk desk;
    private final Conversation conversation;
    private final PageWords words;

    TicketStory(TicketDesk desk, Conversation conversation, PageWords words) {
        this.desk = desk;
        this.conversation = conversation;
        this.words = words;
    }

    /** A page of the story, oldest line first. */
    Page<StoryLine> of(String key, Person reader, int page) {
        var comments =
                conversation.comments(key, reader).stream().collect(Collectors.toMap(Comment::id, Function.identity()));
        var lines = desk.timeline(key, desk.seesInternal(key, reader), page, SIZE);
        return new Page<>(
                lines.items().stream().map(line -> told(line, comments)).toList(),
                lines.total(),
                lines.page(),
                lines.size());
    }

    /** The last comments the reader may see, newest first. */
    List<StoryLine> lastComments(String key, Person reader, int count) {
        var comments = conversation.comments(key, reader);
        return comments.subList(Math.max(0, comments.size() - count), comments.size()).stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .map(comment -> new StoryLine(
                        "comment",
                        words.moment(comment.at()),
                        words.person(comment.author()),
                        comment.internal(),
                        true,
                        comment.text(),
                        null))
                .toList();
    }

    private StoryLine told(TimelineEntry line, Map<String, Comment> comments) {
        var comment = comments.get(String.valueOf(line.details().get("comment")));
        return new StoryLine(
                line.kind().toLowerCase(Locale.ROOT),
                words.moment(line.at()),
                words.person(line.actor()),
                line.internal(),
                comment != null,
                comment == null ? text(line) : comment.text(),
                PageWords.spoken(line.kind()));
    }

    private String text(TimelineEntry line) {
        var details = line.details();
        if (line.kind().equals("STATE") && details.get("to") instanceof String to) {
            if (details.containsKey("task")) {
                return line.text().replaceFirst(" changed from .*", ": " + PageWords.spoken(to));
            }
            var reason = details.get("reason");
            return "Now: " + StateWords.of(TicketState.valueOf(to)).name()
                    + (reason == null ? "" : ". Reason: " + reason);
        }
        return named(line.text().replace(" (" + line.ticketKey() + ")", ""), line);
    }

    /** Names instead of the ids by which the product knows people. */
    private String named(String text, TimelineEntry line) {
        var assignee = line.details().get("assignee");
        var shown = text.replace("completed by " + line.actor() + ":", "completed:");
        return assignee == null
                ? shown
                : shown.replace(
                        "assigned to " + assignee + ":", "assigned to " + words.person(assignee.toString()) + ":");
    }
}
