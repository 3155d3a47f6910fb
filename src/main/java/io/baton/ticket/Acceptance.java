package io.baton.ticket;

import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a requester has tried out before accepting a result. */
@Component
public class Acceptance {

    private final ObjectProvider<AcceptanceTerms> terms;
    private final TicketDesk desk;

    Acceptance(ObjectProvider<AcceptanceTerms> terms, TicketDesk desk) {
        this.terms = terms;
        this.desk = desk;
    }

    /** What has to be ticked for this ticket, in words; empty if a plain yes is enough. */
    public List<String> criteria(Ticket ticket) {
        return terms.stream().flatMap(some -> some.criteria(ticket).stream()).toList();
    }

    /**
     * Puts on record what was ticked.
     *
     * @throws Refusal 422 while a criterion is open, or for one that there is not
     */
    void accept(Ticket ticket, List<String> ticked) {
        var criteria = criteria(ticket);
        var open = criteria.stream().filter(one -> !ticked.contains(one)).toList();
        if (!open.isEmpty()) {
            throw Refusal.invalid(
                    "accepted",
                    "leaves open: " + String.join("; ", open) + ". Tick what is right, or hand the result back.");
        }
        ticked.stream().filter(one -> !criteria.contains(one)).findFirst().ifPresent(one -> {
            throw Refusal.invalid("accepted", "names what is no criterion of this ticket: '" + one + "'.");
        });
        if (!criteria.isEmpty()) {
            desk.note(
                    ticket.key(),
                    "MESSAGE",
                    "Tried out and accepted: " + String.join("; ", criteria),
                    false,
                    Map.of("accepted", criteria));
        }
    }
}
