package io.baton.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all rules together say.
 *
 * @param permit what the answer is about; null where no change fits
 * @param policy null where none fits, and then it is closed
 * @param opensAt when it may open by itself, where that is known
 * @param closesAt when it closes by itself
 */
record Verdict(
        String id,
        Question question,
        List<RuleResult> rules,
        Facts.@Nullable Kept permit,
        GatePolicy.@Nullable Policy policy,
        long epoch,
        Instant evaluatedAt,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt) {

    private static final int LONGEST_PAUSE = 240;

    Verdict {
        rules = List.copyOf(rules);
    }

    boolean isOpen() {
        return !rules.isEmpty() && rules.stream().noneMatch(RuleResult::isFailed);
    }

    /** Whether no waiting will open it for this question. */
    boolean isFinal() {
        return rules.stream().anyMatch(RuleResult::isFinal);
    }

    List<RuleResult> failed() {
        return rules.stream().filter(RuleResult::isFailed).toList();
    }

    /** 200 open, 423 closed for now, 409 closed for good, 403 not for this caller, 428 something has to be said first. */
    int status() {
        if (isOpen()) {
            return 200;
        }
        var failed = failed();
        if (failed.stream().anyMatch(rule -> rule.id().equals(GateRules.BOUND))) {
            return 403;
        }
        if (failed.stream().anyMatch(rule -> rule.id().equals(GateRules.ARTIFACT_NAMED))) {
            return 428;
        }
        return isFinal() ? 409 : 423;
    }

    /** What the caller may hear: who is not bound to the service hears that, and nothing of its changes, windows and freezes. */
    Verdict told() {
        var unbound = rules.stream()
                .filter(rule -> rule.isFailed() && rule.id().equals(GateRules.BOUND))
                .toList();
        return unbound.isEmpty()
                ? this
                : new Verdict(id, question, unbound, null, null, epoch, evaluatedAt, null, null);
    }

    /** The next moment at which it may be another one by itself; null where only others can move it. */
    @Nullable
    Instant nextEdge() {
        return Stream.of(rules.stream().map(RuleResult::opensAt), Stream.of(closesAt))
                .flatMap(moments -> moments)
                .filter(moment -> moment != null && moment.isAfter(evaluatedAt))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The ids of the rules that failed, such as {@code window.inside,conflict.none}. */
    String reason() {
        return failed().stream().map(RuleResult::id).collect(Collectors.joining(","));
    }

    String detail() {
        return failed().stream().map(rule -> rule.id() + ": " + rule.detail()).collect(Collectors.joining("; "));
    }

    /** Seconds after which to ask again. */
    long retryAfter() {
        return opensAt == null || !opensAt.isAfter(evaluatedAt)
                ? 30
                : Math.max(
                        1,
                        Math.min(
                                LONGEST_PAUSE,
                                Duration.between(evaluatedAt, opensAt).toSeconds() + 1));
    }

    String etag() {
        var text = rules.stream()
                .map(rule -> rule.id() + rule.result() + rule.detail())
                .collect(Collectors.joining("\n"));
        return "\"" + (isOpen() ? "open" : isFinal() ? "final" : "closed") + "-"
                + Digests.sha256(text).substring(0, 16) + "\"";
    }

    /** The better answer first: open, then those that may open, the soonest of them first. */
    static final Comparator<Verdict> BEST = Comparator.comparing((Verdict v) -> !v.isOpen())
            .thenComparing(Verdict::isFinal)
            .thenComparing(v -> v.failed().size())
            .thenComparing(v -> v.opensAt() == null ? Instant.MAX : v.opensAt());
}
