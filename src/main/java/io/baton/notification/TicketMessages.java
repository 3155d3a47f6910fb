package io.baton.notification;

import io.baton.people.Person;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who was told what about a ticket, for the ticket's page; the caller has checked that the reader may see the ticket. */
@Component
public class TicketMessages {

    private final Outbox outbox;

    TicketMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * One message.
     *
     * @param recipient id of the person; of others than the reader only the first letter
     * @param state QUEUED, SENDING, SENT, LOGGED or FAILED
     */
    public record Message(Instant at, String event, String audience, String recipient, String channel, String state) {}

    /** Oldest first. */
    public List<Message> about(String ticketKey, Person reader) {
        return outbox.about(ticketKey).stream()
                .map(message -> TicketNotificationsController.NotificationView.of(message, reader))
                .map(view -> new Message(
                        view.createdAt(),
                        view.event(),
                        view.audience(),
                        view.recipient(),
                        view.channel(),
                        view.state().name()))
                .toList();
    }

    /**
     * Whom a message about one occasion went to.
     *
     * @param occasion what of its kind it told, such as the id of a task
     * @param recipient id of the person
     */
    public record Sent(String occasion, String recipient, Instant at, String state) {}

    /** All messages of one kind about a ticket, oldest first; for those who work on it. */
    public List<Sent> sent(String ticketKey, String event) {
        return outbox.sent(ticketKey, event);
    }
}
