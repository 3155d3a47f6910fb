package io.baton.people;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as kept: everything but its secret, of which only a hash is stored.
 *
 * @param owner the person or service account it acts as
 * @param scopes what it is limited to, as {@code <area>:<read|write>}
 */
public record AccessToken(
        String id,
        String owner,
        String name,
        Set<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    boolean isValidAt(Instant moment) {
        return revokedAt == null && moment.isBefore(expiresAt);
    }
}
