package io.baton.escalation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done on one rung.
 *
 * @param action as the table names it; RAISED, JOINED, ACKNOWLEDGED and CAUSE are what people and clocks did
 * @param whom the roles the table called
 * @param called the people they came to
 * @param decision the table that was asked, its version, the rule that fired and the reason it gives
 * @param outcome what came of it, in words
 */
record Rung(
        int position,
        int rung,
        Instant at,
        String action,
        String whom,
        List<String> called,
        @Nullable String decision,
        @Nullable Integer decisionVersion,
        @Nullable String rule,
        @Nullable String ruleReason,
        String outcome) {}
