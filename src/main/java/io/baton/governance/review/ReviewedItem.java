package io.baton.governance.review;

import io.baton.ticket.review.JudgedItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item of a review, as it is kept.
 *
 * @param ledTo key of the ticket that the verdict led to
 */
public record ReviewedItem(
        String id,
        String reviewKey,
        int position,
        JudgedItem judged,
        @Nullable Instant judgedAt,
        @Nullable String ledTo) {

    public boolean isJudged() {
        return judged.answer() != null;
    }

    /** Whether its facts may be shown: a second judge must not read the first one's answer. */
    public boolean isOpenToRead() {
        return !judged.item().blind() || isJudged();
    }
}
