package io.baton.ticket;

import org.jspecify.annotations.Nullable;

/** Filters of a ticket list; an absent one does not filter. {@code text} searches key, title and description. */
public record TicketQuery(
        @Nullable String state,
        @Nullable String category,
        @Nullable String priority,
        @Nullable String group,
        @Nullable String assignee,
        @Nullable String requester,
        @Nullable String ciId,
        @Nullable String text,
        int page,
        int size) {}
