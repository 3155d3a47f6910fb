package io.baton.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says.
 *
 * @param fix what would cure it
 * @param retryable whether it may be cured without another question; null unless it failed
 * @param opensAt when it is cured by itself, where that is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleResult(
        String id,
        Result result,
        String detail,
        @Nullable String fix,
        @Nullable Boolean retryable,
        @Nullable Instant opensAt) {

    enum Result {
        pass,
        warn,
        fail,
        skip,
        error
    }

    static RuleResult pass(String id, String detail) {
        return new RuleResult(id, Result.pass, detail, null, null, null);
    }

    static RuleResult skip(String id, String detail) {
        return new RuleResult(id, Result.skip, detail, null, null, null);
    }

    static RuleResult warn(String id, String detail, String fix) {
        return new RuleResult(id, Result.warn, detail, fix, null, null);
    }

    /** It may open by itself, at {@code opensAt} if that is known. */
    static RuleResult hold(String id, String detail, String fix, @Nullable Instant opensAt) {
        return new RuleResult(id, Result.fail, detail, fix, true, opensAt);
    }

    /** It will not open for this question. */
    static RuleResult stop(String id, String detail, String fix) {
        return new RuleResult(id, Result.fail, detail, fix, false, null);
    }

    boolean isFailed() {
        return result == Result.fail || result == Result.error;
    }

    boolean isFinal() {
        return isFailed() && !Boolean.TRUE.equals(retryable);
    }
}
