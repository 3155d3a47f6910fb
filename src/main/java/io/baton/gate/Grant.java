package io.baton.gate;

import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was let through.
 *
 * @param changeKey null where the environment asks for no change
 * @param heardAt when whoever deploys was last heard of
 */
record Grant(
        String id,
        @Nullable String changeKey,
        Deployable what,
        String contentHash,
        Run run,
        String principal,
        String person,
        State state,
        Instant grantedAt,
        Instant expiresAt,
        Instant heardAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable String note,
        @Nullable String revokedBecause,
        String decisionId) {

    enum State {
        ACTIVE,
        REVOKED,
        EXPIRED,
        COMPLETED
    }

    /** How it stands at a moment: time runs out without anybody writing it down. */
    State stateAt(Instant now) {
        return state == State.ACTIVE && !now.isBefore(expiresAt) ? State.EXPIRED : state;
    }
}
