package io.baton.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody went round a rule, with a reason and on record, and somebody else looks at it afterwards.
 *
 * @param kind what was gone round, such as PRIORITY_OVERRIDDEN
 * @param rule the table or guard whose answer did not hold, such as {@code priority}
 * @param summary what was done instead, in words
 * @param evidence what supports the reason
 * @param owner who did it and answers for it
 * @param allowed who agreed to it, where that was needed
 * @param deadline until when somebody has to look at it
 * @param review what came of looking at it; null until then
 */
public record Bypass(
        String id,
        String kind,
        String rule,
        @Nullable String ticketKey,
        String summary,
        String reason,
        @Nullable String evidence,
        String owner,
        @Nullable String allowed,
        Instant at,
        Instant deadline,
        @Nullable Review review) {

    /**
     * What somebody made of it.
     *
     * @param verdict JUSTIFIED, NOT_JUSTIFIED or RULE_WRONG: the rule should have said so itself
     */
    public record Review(
            String by, Instant at, String verdict, @Nullable String remark) {}

    /** What is written down at the time. */
    public record New(
            String kind,
            String rule,
            @Nullable String ticketKey,
            String summary,
            String reason,
            @Nullable String evidence,
            String owner,
            @Nullable String allowed,
            Instant deadline) {}

    /** Whether nobody looked at it in time. */
    public boolean isOverdueAt(Instant now) {
        return review == null && now.isAfter(deadline);
    }
}
