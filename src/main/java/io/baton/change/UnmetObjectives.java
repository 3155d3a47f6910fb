package io.baton.change;

import io.baton.ticket.ImprovementProposals;
import io.baton.ticket.ImprovementProposals.Proposal;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketLinks;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What changes were meant to bring and did not goes on as an improvement, once for each change. */
@Component
class UnmetObjectives {

    private static final String SOURCE = "CHANGE";
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4000;

    private final ChangeBook book;
    private final ObjectProvider<ImprovementProposals> improvements;
    private final TicketLinks links;
    private final TicketDesk tickets;

    UnmetObjectives(
            ChangeBook book, ObjectProvider<ImprovementProposals> improvements, TicketLinks links, TicketDesk tickets) {
        this.book = book;
        this.improvements = improvements;
        this.links = links;
        this.tickets = tickets;
    }

    @Transactional
    void improve(String key, @Nullable String before, @Nullable String after, String finding) {
        tickets.lock(key);
        var register = improvements.getIfAvailable();
        if (register == null) {
            tickets.note(key, "CHANGE", "The objective was not met.", false, Map.of());
            return;
        }
        var change = book.find(key).orElseThrow();
        var improvement = register.propose(new Proposal(
                SOURCE,
                key,
                cut("Objective of " + key + " not met: " + change.title(), LONGEST_TITLE),
                cut(words(change, before, after, finding), LONGEST_TEXT),
                null,
                change.requester()));
        links.connect(key, "RELATES_TO", improvement);
    }

    private static String words(Change change, @Nullable String before, @Nullable String after, String finding) {
        var text = new StringBuilder(finding);
        if (change.objective() != null) {
            text.append("\nObjective: ").append(change.objective());
            text.append("\nSeen by: ").append(change.measure());
        }
        if (before != null && after != null) {
            text.append("\nBefore: ").append(before).append("\nAfter: ").append(after);
        }
        return text.toString();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
