package io.baton.ticket.review;

import org.jspecify.annotations.Nullable;

/** An item with its verdict, as soon as there is one. */
public record JudgedItem(ReviewItem item, @Nullable ReviewAnswer answer) {}
