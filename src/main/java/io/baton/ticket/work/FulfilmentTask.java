package io.baton.ticket.work;

import io.baton.ticket.TicketState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One planned piece of work of a ticket.
 *
 * @param key such as {@code REQ-2026-000123-T1}
 * @param round 0 for the first plan, 1 for the plan after the first reopening, ...
 * @param position place in the plan, from 0
 * @param planId short name of the row in {@code task-plan.dmn}, unique within the round
 * @param dependsOn plan ids of the tasks that have to be done before
 * @param targetHours how long the task itself may take, in hours, if the plan says so
 * @param readyAt since when nothing stands in its way
 * @param dueAt when it should be done: its target counted from when it became ready
 * @param resolutionCode what the work came to, as far as somebody has said so
 * @param endedBecause why it was cancelled
 * @param assetTag asset that the work was about
 * @param undoneAt when its effect was taken back
 */
public record FulfilmentTask(
        String key,
        String ticketKey,
        int round,
        int position,
        TicketState state,
        String title,
        String kind,
        String group,
        String runbook,
        boolean verificationRequired,
        boolean assetUpdateRequired,
        String planId,
        List<String> dependsOn,
        ParentClosePolicy parentClosePolicy,
        Undo undo,
        @Nullable Integer targetHours,
        @Nullable Instant readyAt,
        @Nullable Instant dueAt,
        @Nullable Instant closedAt,
        @Nullable String resolutionCode,
        @Nullable String resolutionNote,
        @Nullable String justification,
        @Nullable String endedBecause,
        @Nullable String assetTag,
        @Nullable Instant undoneAt) {

    /** Whether the work led to a result that others can build on. */
    boolean hasResult() {
        return "COMPLETED".equals(resolutionCode) || "WORKAROUND".equals(resolutionCode);
    }

    boolean succeeded() {
        return state == TicketState.CLOSED && hasResult();
    }

    boolean isIndependent() {
        return parentClosePolicy == ParentClosePolicy.INDEPENDENT;
    }
}
