package io.baton.ticket.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one approver was asked, and what became of it.
 *
 * @param decidedBy the approver, or a deputy
 * @param contentHash what was approved or declined, word for word
 */
record Vote(
        String id,
        String levelId,
        String ticketKey,
        int position,
        String approver,
        ApprovalState state,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable String contentHash,
        @Nullable String taskId,
        Instant askedAt,
        @Nullable Instant dueAt,
        @Nullable Instant decidedAt) {}
