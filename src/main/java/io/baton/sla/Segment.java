package io.baton.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a clock's life in which nothing changed; it ends where the next one begins. Segments are added and never
 * changed, so whatever is said about a clock can be reckoned again from them.
 *
 * @param cause what began it: OPENED, STATE_CHANGED, REOPENED, TAKEN, HANDED_OVER, JOINED, CALENDAR_CHANGED, TARGET_CHANGED,
 *     ENDED, or
 *     the fields that changed, such as PRIORITY_CHANGED
 * @param reason why, in words
 * @param dueAt the deadline as it stood at its beginning; null while there was none
 */
public record Segment(
        int seq,
        Instant from,
        ClockMode mode,
        String cause,
        String reason,
        Promise promise,
        @Nullable Instant dueAt) {

    boolean isRunning() {
        return mode == ClockMode.RUNNING;
    }

    Segment promising(Promise other) {
        return new Segment(seq, from, mode, cause, reason, other, dueAt);
    }

    Segment because(String words) {
        return new Segment(seq, from, mode, cause, words, promise, dueAt);
    }

    Segment dueAt(@Nullable Instant due) {
        return new Segment(seq, from, mode, cause, reason, promise, due);
    }
}
