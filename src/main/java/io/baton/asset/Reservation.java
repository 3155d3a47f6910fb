package io.baton.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's claim to a seat of a licence.
 *
 * @param holder who is going to use the seat
 * @param since when it came into its state
 * @param expiresAt until when a reserved seat is kept
 */
public record Reservation(
        String licence,
        String ticketKey,
        String holder,
        State state,
        Instant since,
        @Nullable Instant expiresAt) {

    /** How far the claim has come. */
    public enum State {
        /** No seat is free; the ticket is told when one is. */
        WAITING,
        /** A seat is kept for the ticket. */
        RESERVED,
        /** The seat is in use. */
        CONSUMED,
        /** The seat was given back, or is not waited for any more. */
        RELEASED,
        /** The seat was kept for as long as seats are kept, and then went to others. */
        EXPIRED
    }

    boolean isDue(Instant now) {
        return state == State.RESERVED && expiresAt != null && !expiresAt.isAfter(now);
    }
}
