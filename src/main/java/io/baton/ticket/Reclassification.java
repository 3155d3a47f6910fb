package io.baton.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person said what a ticket is about, because no table could, or because the table was wrong.
 *
 * @param askedBy who said that the category is wrong, where somebody did
 * @param before what was on the ticket
 */
public record Reclassification(
        String ticketKey,
        Instant at,
        String decidedBy,
        @Nullable String askedBy,
        Judgement before,
        Judgement after,
        String reason) {

    /** What a ticket is held to be about. */
    public record Judgement(
            @Nullable String category,
            @Nullable String subcategory,
            @Nullable String nature) {

        static Judgement of(Ticket ticket) {
            return new Judgement(ticket.category(), ticket.subcategory(), ticket.nature());
        }
    }
}
