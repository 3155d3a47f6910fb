package io.baton.gate.callback;

import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question of a tool, from when it asked until its run is over.
 *
 * @param epoch of the gate when it was asked last
 * @param reason of the last answer, as ids of rules
 * @param words the same for people
 * @param comments how many the tool was sent
 * @param unsure whether an answer was sent and not acknowledged
 * @param deployedAt when the tool said that something was brought there; other jobs of the run may still be at it
 * @param gaveUp whether a person has to see to it
 */
record Callback(
        String id,
        String installation,
        State state,
        String projectId,
        String subject,
        String runKey,
        String toolEnvironment,
        @Nullable Run run,
        @Nullable String service,
        @Nullable String environment,
        @Nullable String template,
        @Nullable String commit,
        List<String> digests,
        Map<String, String> facts,
        @Nullable String pipeline,
        long epoch,
        @Nullable String changeKey,
        @Nullable String grantId,
        @Nullable String reason,
        @Nullable String words,
        int comments,
        int attempts,
        boolean unsure,
        boolean gaveUp,
        boolean stopSent,
        @Nullable String trouble,
        @Nullable Outcome outcome,
        Instant askedAt,
        Instant deadlineAt,
        Instant seenAt,
        @Nullable Instant answeredAt,
        @Nullable Instant deployedAt) {

    /** How far it is. */
    enum State {
        /** Nothing is known but what the tool said. */
        ASKED,

        /** The gate is closed and may open. */
        WAITING,

        /** There is a grant, and the tool has to be told. */
        APPROVING,

        /** It will not open, and the tool has to be told. */
        REJECTING,

        /** The tool was told to go on, and deploys. */
        RUNNING,

        OVER;

        /** Whether the tool waits for us. */
        boolean isOpen() {
            return this == ASKED || this == WAITING || this == APPROVING || this == REJECTING;
        }
    }

    Deployable what() {
        return new Deployable(
                Objects.requireNonNull(service),
                Objects.requireNonNull(environment),
                null,
                commit,
                Set.copyOf(digests));
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
