package io.baton.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One hand-off of a change to a tool, as the table keeps it. */
record Dispatch(
        String id,
        String changeKey,
        String grantId,
        String tool,
        String job,
        @Nullable String ref,
        String service,
        String environment,
        @Nullable String version,
        @Nullable String commit,
        Map<String, String> params,
        String targetId,
        State state,
        @Nullable String externalId,
        @Nullable String externalUrl,
        int attempts,
        int searches,
        Duration pause,
        @Nullable Instant cancelAt,
        boolean cancelSent,
        boolean revokedTold,
        boolean untold,
        boolean troubleTold,
        @Nullable String note,
        @Nullable String asked,
        @Nullable String answered,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant finishedAt) {

    /** How far it is. */
    enum State {
        /** Wanted, not sent. */
        NEW,
        /** Being sent; what is found like this later was interrupted. */
        SENT,
        ACCEPTED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        /** Sent, and nobody knows whether it was heard: looked for, never simply sent again. */
        UNKNOWN,
        /** The tool did not take it: nothing runs, a person is asked. */
        REFUSED;

        boolean isOver() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    DeployTool.Running running() {
        return new DeployTool.Running(externalId == null ? "" : externalId, externalUrl);
    }
}
