package io.baton.gate;

import io.baton.deployment.Deployable;
import io.baton.deployment.Run;
import io.baton.gate.GatePrincipal.Verb;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gate is asked.
 *
 * @param change key of the change that is to allow it; null where any that fits will do
 * @param at the moment in question; null for now
 */
record Question(
        GatePrincipal who,
        Verb verb,
        Deployable what,
        @Nullable String change,
        @Nullable Run run,
        @Nullable Instant at,
        Assumed assumed) {

    /** What is taken for granted, to see what would be then. */
    record Assumed(boolean approved, boolean noFreeze) {

        static final Assumed NOTHING = new Assumed(false, false);
    }

    Question about(String changeKey) {
        return new Question(who, verb, what, changeKey, run, at, assumed);
    }

    Question by(GatePrincipal other) {
        return new Question(other, verb, what, change, run, at, assumed);
    }
}
