package io.baton.ticket.repair;

import org.jspecify.annotations.Nullable;

/**
 * One automatic step that stands still and the people's task to get it going.
 *
 * @param jobId the engine's job that runs the step
 * @param rootInstanceId the outermost instance that waits for the step
 * @param adapter outside system that did not do what it was asked; null if the failure was our own
 * @param reason what went wrong, in words
 */
record Repair(
        String id,
        String jobId,
        String ticketKey,
        String processInstanceId,
        String rootInstanceId,
        String processKey,
        String processName,
        String nodeId,
        String stepName,
        @Nullable String adapter,
        int attempts,
        String reason,
        @Nullable String request,
        @Nullable String response) {

    /** What a person decided. */
    enum Outcome {
        RETRY,
        DONE_BY_HAND,
        ABORT
    }
}
