package io.baton.ticket.review;

import org.jspecify.annotations.Nullable;

/** The verdict on an item, and whose it is; the team only where one was asked for. */
public record ReviewAnswer(
        String verdict, @Nullable String team, @Nullable String reason, String reviewer) {}
