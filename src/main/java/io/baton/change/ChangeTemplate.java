package io.baton.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A standard change: everything about it is fixed but which version of the service it brings.
 *
 * @param id such as {@code std-intranet}
 * @param because why it stands as it does, in words
 * @param agreedBy who agreed to it; somebody else than who proposed it
 * @param record how the changes made by it ended
 */
record ChangeTemplate(
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
    enum State {

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
    record Record(int done, int failed) {}
}
