package io.baton.notification;

import io.baton.platform.Ids;
import io.baton.ticket.TicketChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what happens to tickets, in the transaction in which it happens. */
@Component
class TicketNews {

    private final Announcements announcements;

    TicketNews(Announcements announcements) {
        this.announcements = announcements;
    }

    @EventListener
    void ticketChanged(TicketChanged news) {
        var ticket = news.ticket();
        announcements.announce(new Occasion(news.change(), occurrence(news), ticket, news.facts()));
    }

    /** A receipt is due once; everything else once per version of the ticket, and each comment and each news of progress for itself. */
    private static String occurrence(TicketChanged news) {
        var facts = news.facts();
        return switch (news.change()) {
            case "RECEIVED" -> "";
            case "COMMENTED", "PROGRESS" -> String.valueOf(facts.getOrDefault("commentId", Ids.next()));
            default ->
                facts.getOrDefault("taskId", "") + ":" + facts.getOrDefault("to", "") + ":"
                        + news.ticket().version();
        };
    }
}
