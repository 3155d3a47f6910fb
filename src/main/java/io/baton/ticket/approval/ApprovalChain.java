package io.baton.ticket.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who was asked to approve a ticket, in which order, and what they said.
 *
 * @param state how the latest round stands: OPEN, APPROVED, DECLINED, VOID or WITHDRAWN
 * @param contentHash SHA-256 of what the latest round is about
 * @param attestationState SENT, NOT_CONFIGURED or nothing yet
 * @param attestationId what the identity system knows the chain by
 */
public record ApprovalChain(
        ApprovalState state,
        int round,
        String contentHash,
        boolean attestationRequired,
        @Nullable String attestationState,
        @Nullable String attestationId,
        List<Step> levels) {

    /** Nobody was ever asked. */
    public static final ApprovalChain NONE =
            new ApprovalChain(ApprovalState.WAITING, 0, "", false, null, null, List.of());

    /**
     * One group that is asked.
     *
     * @param round which attempt it belongs to; an edit of what is approved begins a new one
     * @param rule row of approval-plan.dmn that asks for it, and its reason
     * @param remaining how many are missing, such as "2 more of 3"
     */
    public record Step(
            int round,
            int level,
            String group,
            @Nullable String rule,
            @Nullable String ruleReason,
            String quorum,
            ApprovalState state,
            String remaining,
            List<Said> votes) {}

    /**
     * One approver.
     *
     * @param decidedBy who really decided; the approver or a deputy
     * @param contentHash what was decided on
     */
    public record Said(
            String approver,
            ApprovalState decision,
            @Nullable String decidedBy,
            @Nullable String reason,
            Instant askedAt,
            @Nullable Instant dueAt,
            @Nullable Instant decidedAt,
            @Nullable String contentHash) {

        /** Whether a deputy decided. */
        public boolean byDeputy() {
            return decidedBy != null && !decidedBy.equals(approver);
        }
    }
}
