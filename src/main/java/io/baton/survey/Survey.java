package io.baton.survey;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One question to one person about one ticket, and the answer once it is there.
 *
 * @param sentAt when the invitation leaves, which may lie a little ahead
 * @param score 1 (very dissatisfied) to 5 (very satisfied)
 * @param recommend 0 to 10, how likely the person is to recommend the service desk
 * @param lowScore a score up to this one calls for a call back
 * @param callBackWithin how soon, as an ISO 8601 duration
 * @param process model and version that the ticket went through, such as {@code request-fulfilment v3}
 */
public record Survey(
        String id,
        String ticketKey,
        String respondent,
        Instant sentAt,
        Instant expiresAt,
        @Nullable Instant openedAt,
        @Nullable Instant answeredAt,
        @Nullable Integer score,
        @Nullable Integer recommend,
        @Nullable String remark,
        int lowScore,
        String callBackWithin,
        @Nullable String callBackOutcome,
        @Nullable String callBackNote,
        @Nullable String service,
        @Nullable String itemId,
        @Nullable String team,
        @Nullable String process) {

    /** How far a survey is. */
    public enum State {
        /** Not answered yet. */
        OPEN,
        ANSWERED,
        /** Not answered in time. */
        EXPIRED
    }

    /** What it is about, in words that lead to nobody: an item or a service, never the ticket. */
    String subject() {
        return itemId != null ? itemId : Objects.requireNonNullElse(service, "a closed ticket");
    }

    /** Key of the model, without its version; null where the ticket went through none. */
    @Nullable
    String processKey() {
        return process == null || process.indexOf(' ') < 0 ? null : process.substring(0, process.indexOf(' '));
    }

    public State stateAt(Instant now) {
        if (answeredAt != null) {
            return State.ANSWERED;
        }
        return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
    }
}
