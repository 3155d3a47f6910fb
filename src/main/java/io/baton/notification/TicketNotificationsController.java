package io.baton.notification;

import io.baton.notification.OutboxMessage.State;
import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.ticket.TicketDesk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who was told what about a ticket, for those who may see the ticket. */
@RestController
class TicketNotificationsController {

    /** A message without its text; of other people's names only the first letter is shown. */
    record NotificationView(
            String event,
            String audience,
            String recipient,
            String channel,
            String template,
            int templateVersion,
            State state,
            int attempts,
            Instant createdAt,
            @Nullable Instant sentAt) {

        static NotificationView of(OutboxMessage message, Person viewer) {
            var own = message.recipient().equals(viewer.id());
            return new NotificationView(
                    message.event(),
                    message.audience(),
                    own ? message.recipient() : message.recipient().substring(0, 1) + "…",
                    message.channel(),
                    message.template(),
                    message.templateVersion(),
                    message.state(),
                    message.attempts(),
                    message.createdAt(),
                    message.sentAt());
        }
    }

    private final Outbox outbox;
    private final TicketDesk tickets;
    private final SignedIn signedIn;

    TicketNotificationsController(Outbox outbox, TicketDesk tickets, SignedIn signedIn) {
        this.outbox = outbox;
        this.tickets = tickets;
        this.signedIn = signedIn;
    }

    @AnyPerson
    @GetMapping("/api/tickets/{key}/notifications")
    List<NotificationView> of(@PathVariable String key) {
        var viewer = signedIn.require();
        var ticket = tickets.visible(key, viewer);
        return outbox.about(ticket.key()).stream()
                .map(message -> NotificationView.of(message, viewer))
                .toList();
    }
}
