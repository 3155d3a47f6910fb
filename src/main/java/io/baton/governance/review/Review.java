package io.baton.governance.review;

import io.baton.ticket.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A review of one kind about one period.
 *
 * @param key of its ticket, such as {@code RVW-2026-000123}
 * @param owner process owner who began it; null when the schedule did
 * @param seed samples were drawn with it
 * @param dueAt until when its items are to be judged
 * @param items how many there are
 * @param judged how many of them have a verdict
 */
public record Review(
        String key,
        String type,
        String period,
        TicketState state,
        Instant from,
        Instant to,
        @Nullable String owner,
        String seed,
        Instant dueAt,
        Instant startedAt,
        @Nullable Instant gatheredAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable String signOffNote,
        int items,
        int judged) {}
