package io.baton.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A closed ticket as the next one who has the same problem needs it.
 *
 * @param workNotes what was done, as agents told each other; absent for those who do not work on the ticket
 * @param steps the steps that were followed; absent likewise
 * @param solution what the requester was told
 */
public record SolvedTicket(
        String key,
        String title,
        @Nullable String workNotes,
        @Nullable String steps,
        @Nullable String solution) {}
