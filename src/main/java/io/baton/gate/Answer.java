package io.baton.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A verdict as the document that is answered and kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(
        String decisionId,
        String decision,
        @JsonProperty("final") boolean isFinal,
        @Nullable Long retryAfter,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable ChangeView change,
        Binding binding,
        List<RuleResult> rules,
        @Nullable PolicyView policy,
        long epoch,
        Instant evaluatedAt) {

    record ChangeView(String number, String type, String state, String risk, String url) {}

    record Binding(
            String service,
            String environment,
            @Nullable String commit,
            List<String> digests,
            @Nullable String scopeHash,
            String source) {}

    record PolicyView(String id, int version, String digest, boolean ungated) {}

    static Answer of(Verdict verdict) {
        var what = verdict.question().what();
        var permit = verdict.permit();
        var policy = verdict.policy();
        return new Answer(
                verdict.id(),
                verdict.isOpen() ? "open" : "closed",
                !verdict.isOpen() && verdict.isFinal(),
                verdict.isOpen() || verdict.isFinal() ? null : verdict.retryAfter(),
                verdict.opensAt(),
                verdict.closesAt(),
                permit == null
                        ? null
                        : new ChangeView(
                                permit.changeKey(),
                                permit.type(),
                                permit.state().name(),
                                permit.risk(),
                                "/portal/tickets/" + permit.changeKey()),
                new Binding(
                        what.service(),
                        what.environment(),
                        what.commit(),
                        List.copyOf(new TreeSet<>(what.digests())),
                        permit == null ? null : "sha256:" + permit.contentHash(),
                        verdict.question().who().claims() == null ? "parameters" : "claims"),
                verdict.rules(),
                policy == null
                        ? null
                        : new PolicyView(policy.id(), policy.version(), policy.digest(), policy.ungated()),
                verdict.epoch(),
                verdict.evaluatedAt());
    }
}
