package io.baton.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Something somebody said about how work is done, which may become an improvement.
 *
 * @param source kind of remark, such as SURVEY
 * @param id its id within that source
 * @param about what it is about, in a few words
 * @param author who is told what became of it; null for an anonymous remark
 * @param ticketKey the ticket it was said about, if any
 * @param processKey the model it is about, if known
 * @param activityId the step it is about, if known
 */
public record Remark(
        String source,
        String id,
        String about,
        String text,
        @Nullable String author,
        @Nullable String ticketKey,
        @Nullable String processKey,
        @Nullable String activityId) {}
