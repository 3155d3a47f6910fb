package io.baton.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One seat of a licence that somebody holds, and the ticket that asked for it.
 *
 * @param outsideSeat id of the seat in the register where the licence is kept; null when it is kept here
 */
public record Seat(
        String licence,
        String holder,
        @Nullable String sourceTicket,
        Instant assignedAt,
        @Nullable String outsideSeat) {}
