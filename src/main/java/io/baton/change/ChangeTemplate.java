package io.baton.change;

import io.baton.deployment.Deployable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A standard change: everything about it is fixed but which version of the service it brings.
 *
 * @param id such as {@code std-intranet}
 * @param because why it stands as it does, in words
 * @param agreedBy who agreed to it; somebody else than who proposed it
 * @param record how the changes made by it ended
 */
public record ChangeTemplate(
        String id,
        String title,
        String service,
        String environment,
        String reason,
        int outageMinutes,
        int affectedUsers,
        String implementationPlan,
        String rollbackPlan,
        String backoutTest,
        State state,
        String because,
        String proposedBy,
        @Nullable String agreedBy,
        Instant changedAt,
        Record record) {

    /** How far it is. */
    public enum State {

        /** Waits for somebody to agree. */
        PROPOSED,

        /** May be used. */
        ACTIVE,

        /** A change made by it failed; it may not be used until somebody looked. */
        SUSPENDED,

        /** Not used any more. */
        RETIRED
    }

    /** How many changes made by it were done, and how many of them failed or were taken back. */
    public record Record(int done, int failed) {}

    /** What nobody who uses it may write otherwise. */
    static final Set<Proof.Kind> FIXED =
            Set.of(Proof.Kind.IMPLEMENTATION_PLAN, Proof.Kind.ROLLBACK_PLAN, Proof.Kind.BACKOUT_TEST);

    /** The change that brings a version somewhere in this way. */
    NewChange bring(Deployable what, String origin) {
        return new NewChange(
                ChangeType.STANDARD,
                ChangeCategory.TECHNICAL,
                origin,
                id,
                title + (what.version() == null ? "" : " " + what.version()),
                what,
                List.of(),
                null,
                null,
                outageMinutes,
                affectedUsers,
                reason,
                null,
                null,
                null,
                Map.of(
                        Proof.Kind.IMPLEMENTATION_PLAN, implementationPlan,
                        Proof.Kind.ROLLBACK_PLAN, rollbackPlan,
                        Proof.Kind.BACKOUT_TEST, backoutTest));
    }
}
