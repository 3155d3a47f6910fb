package io.baton.ticket.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to have something approved.
 *
 * @param content what is approved, as canonical JSON
 * @param contentHash SHA-256 of it; empty for what was approved before there were rounds
 */
record Round(
        String id,
        String ticketKey,
        int number,
        ApprovalState state,
        String content,
        String contentHash,
        @Nullable Long costCents,
        boolean attestationRequired,
        @Nullable String attestationState,
        @Nullable String attestationId,
        Instant openedAt) {}
