package io.baton.ticket.repair;

import io.baton.engine.FailedStep;
import io.baton.platform.Refusal;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.MaskedText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failure as people read it: what the outside system or the rule said, never a stack trace, never a secret. */
final class FailureWords {

    private static final int LONGEST = 2000;

    private FailureWords() {}

    static String reason(FailedStep step) {
        var call = call(step);
        if (call.isPresent()) {
            return clipped(call.get().summary());
        }
        var refusal = Refusal.in(step.cause());
        return clipped(MaskedText.of(refusal == null ? innermost(step.cause()) : String.valueOf(refusal.getMessage())));
    }

    static Optional<CallFailed> call(FailedStep step) {
        for (var t = step.cause(); t != null; t = t.getCause()) {
            if (t instanceof CallFailed call) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    /** Whatever wraps a failure says less than the failure itself. */
    private static String innermost(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "Its attempts were taken away by hand.";
        }
        var deepest = thrown;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        var message = deepest.getMessage();
        return message == null || message.isBlank()
                ? "The step failed without saying why (" + deepest.getClass().getSimpleName() + ")."
                : message;
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
