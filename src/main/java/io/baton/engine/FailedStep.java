package io.baton.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An automatic step of a running model that failed.
 *
 * @param jobId the engine's job that runs the step; stays the same over all attempts
 * @param rootInstanceId the outermost instance, which called the one that holds the step, or that one itself
 * @param businessKey the ticket key
 * @param nodeName name of the step as drawn
 * @param failedAt name of the node that could not be passed; the step itself, or one that follows in its transaction
 * @param attempt how often the step was tried, from 1
 * @param attempts how often it is tried before people are asked
 * @param nextAttempt when it is tried again, null if not by itself
 * @param cause what was thrown, null when somebody took the retries away by hand
 */
public record FailedStep(
        String jobId,
        String definitionId,
        String processKey,
        String processName,
        String processInstanceId,
        String rootInstanceId,
        @Nullable String businessKey,
        String nodeId,
        String nodeName,
        String failedAt,
        int attempt,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable Throwable cause) {}
