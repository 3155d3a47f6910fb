package io.baton.gate.token;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as kept: everything but its secret.
 *
 * @param proof what an identity provider said of the run that holds it; null for a token that an administrator made
 */
record PipelineToken(
        String id,
        String pipelineId,
        Kind kind,
        Set<String> addresses,
        @Nullable RunProof proof,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    enum Kind {
        /** Made by an administrator and kept as a secret of the CI system. */
        API,
        /** Exchanged for an identity token by one run. */
        SESSION
    }

    PipelineToken {
        addresses = Set.copyOf(addresses);
    }

    boolean isValidAt(Instant moment) {
        return revokedAt == null && moment.isBefore(expiresAt);
    }
}
