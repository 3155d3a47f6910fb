package io.baton.knowledge;

import io.baton.ticket.SolvedTicket;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Articles and solved tickets as lines of a panel in a form. */
@Component
class Suggestions {

    private static final int MOST = 5;
    private static final int LONGEST_LINE = 300;

    private final KnowledgeBase knowledge;

    Suggestions(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    String articles(String ask) {
        var lines = knowledge.search(ask, MOST).stream()
                .map(hit -> "- [" + plain(hit.subject().title()) + "](/portal/kb/"
                        + hit.subject().id() + ")")
                .toList();
        return told(lines, "No article comes near these words.");
    }

    String tickets(String ask, String team) {
        var lines = knowledge.solvedBefore(ask, team, MOST).stream()
                .map(hit -> line(hit.subject()))
                .toList();
        return told(lines, "No solved ticket of the team comes near these words.");
    }

    private static String line(SolvedTicket ticket) {
        return "- [" + ticket.key() + "](/portal/tickets/" + ticket.key() + ") " + plain(ticket.title()) + ": "
                + plain(ticket.solution());
    }

    private static String told(List<String> lines, String none) {
        return lines.isEmpty() ? none : lines.stream().collect(Collectors.joining("\n"));
    }

    /** What people wrote is shown as they wrote it: no links, no markup of their own. */
    private static String plain(@Nullable String text) {
        var line = text == null ? "no note" : text.replaceAll("\\s+", " ").strip();
        var clipped = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
        return clipped.replaceAll("([\\\\`*_\\[\\]<>#|!])", "\\\\$1");
    }
}
