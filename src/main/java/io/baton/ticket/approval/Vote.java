package io.baton.ticket.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one approver was asked, and what became of it.
 *
 * @param decidedBy the approver, or whoever stood in
 * @param standIn who is asked in the approver's place while the approver is away
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
        @Nullable Instant decidedAt,
        @Nullable String standIn) {

    /** Who has the question on the table. */
    String asked() {
        return standIn == null ? approver : standIn;
    }
}
