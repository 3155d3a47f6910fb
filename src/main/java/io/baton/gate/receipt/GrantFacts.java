package io.baton.gate.receipt;

import io.baton.deployment.Deployable;
import io.baton.deployment.Permit.Consent;
import io.baton.deployment.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt tells of a grant.
 *
 * @param changeKey null where the environment asks for no change
 * @param state ACTIVE, REVOKED, EXPIRED or COMPLETED, at the moment of reading
 * @param decision the document of the decision that let it through
 */
record GrantFacts(
        String id,
        @Nullable String changeKey,
        @Nullable String changeType,
        Deployable what,
        String contentHash,
        Run run,
        String principal,
        String state,
        Instant grantedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Instant from,
        @Nullable Instant until,
        List<Consent> consents,
        Map<String, Object> decision) {

    static final String ACTIVE = "ACTIVE";
    static final String REVOKED = "REVOKED";

    GrantFacts {
        consents = List.copyOf(consents);
    }
}
