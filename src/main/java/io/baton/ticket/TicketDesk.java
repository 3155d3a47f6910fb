package io.baton.ticket;

import io.baton.people.Person;
import io.baton.platform.Page;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The counter where tickets are opened, read and annotated. Their state is moved by the steps of models only. */
@Component
public class TicketDesk {

    /** Opens a ticket: gives it a key, puts it on the ledger and the timeline. Start its process in the same transaction. */
    public Ticket open(OpenTicket command) {
        throw new UnsupportedOperationException();
    }

    /** @throws io.baton.platform.Refusal 404 */
    public Ticket require(String key) {
        throw new UnsupportedOperationException();
    }

    /** The ticket, if this person may see it; 404 otherwise, as if it did not exist. */
    public Ticket visible(String key, Person viewer) {
        throw new UnsupportedOperationException();
    }

    /** The tickets this person may see, newest first. */
    public Page<Ticket> search(TicketQuery query, Person viewer) {
        throw new UnsupportedOperationException();
    }

    /** Adds a line to the ticket's timeline in the caller's transaction. */
    public void note(String key, String kind, String text, boolean internal, Map<String, Object> details) {
        throw new UnsupportedOperationException();
    }
}
