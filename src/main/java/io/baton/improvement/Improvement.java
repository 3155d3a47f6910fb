package io.baton.improvement;

import io.baton.ticket.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about the way of working that may get better; its key is that of its ticket.
 *
 * @param source where it came from: IDEA of a person, SURVEY or FEEDBACK remark, FLAG of those who do a step, PATTERN in the work, CHANGE that missed its objective
 * @param reference id of the remark it came from, if any
 * @param author who is told what became of it; null where nobody is named
 * @param outcome what was changed, or why nothing is; null until it is over
 */
public record Improvement(
        String key,
        String title,
        String description,
        TicketState state,
        String source,
        @Nullable String reference,
        @Nullable String processKey,
        @Nullable String activityId,
        @Nullable String author,
        Instant raisedAt,
        @Nullable String outcome) {

    public boolean isOpen() {
        return !state.isOver();
    }
}
