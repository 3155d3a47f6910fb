package io.baton.ticket;

import java.time.Instant;
import java.util.Map;

/**
 * One line of a ticket's story.
 *
 * @param kind STEP, TASK, STATE, MESSAGE, DECISION, COMMENT, NOTIFICATION, EDIT, LINK or WORK
 * @param actor who did it; {@code baton} for steps the product takes itself
 * @param text what happened, in words
 * @param internal whether only agents may see it
 */
public record TimelineEntry(
        long position,
        String ticketKey,
        Instant at,
        String kind,
        String actor,
        String text,
        boolean internal,
        Map<String, Object> details) {}
