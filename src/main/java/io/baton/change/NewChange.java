package io.baton.change;

import io.baton.deployment.Deployable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change, as it was handed in.
 *
 * @param origin PERSON, PIPELINE or {@link Change#GLASS}
 * @param items ids of the configuration items it touches; the service itself where none is named, nothing where this product itself is changed
 * @param proofs texts by what they show
 */
record NewChange(
        ChangeType type,
        ChangeCategory category,
        String origin,
        @Nullable String template,
        String title,
        Deployable what,
        List<String> items,
        @Nullable Instant from,
        @Nullable Instant until,
        int outageMinutes,
        int affectedUsers,
        String reason,
        @Nullable Boolean testsPassed,
        @Nullable String objective,
        @Nullable String measure,
        Map<Proof.Kind, String> proofs) {

    NewChange {
        items = items.isEmpty() && category == ChangeCategory.TECHNICAL ? List.of(what.service()) : List.copyOf(items);
        proofs = Map.copyOf(proofs);
    }
}
