package io.baton.change;

import io.baton.deployment.Deployable;
import io.baton.platform.Refusal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed, as a person or a pipeline hands it in.
 *
 * @param type NORMAL unless said; EMERGENCY for what cannot wait
 * @param items ids of the configuration items it touches; the service itself unless said
 * @param commits what is in it, one a line
 * @param testResult what the tests said
 */
public record ChangeRequest(
        @Nullable ChangeType type,
        @Nullable String title,
        @Nullable String service,
        @Nullable String environment,
        @Nullable String version,
        @Nullable String commit,
        @Nullable Set<String> digests,
        @Nullable List<String> items,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Integer outageMinutes,
        @Nullable Integer affectedUsers,
        @Nullable String reason,
        @Nullable Boolean testsPassed,
        @Nullable String testResult,
        @Nullable String commits,
        @Nullable String objective,
        @Nullable String measure,
        @Nullable String implementationPlan,
        @Nullable String rollbackPlan,
        @Nullable String backoutTest) {

    NewChange asNew(String origin) {
        if (type == ChangeType.STANDARD) {
            throw Refusal.invalid("type", "STANDARD comes of a template: name it at the gate as 'template'.");
        }
        return new NewChange(
                Objects.requireNonNullElse(type, ChangeType.NORMAL),
                origin,
                null,
                text(title),
                new Deployable(
                        text(service),
                        text(environment),
                        textOrNull(version),
                        textOrNull(commit),
                        Objects.requireNonNullElse(digests, Set.of())),
                Objects.requireNonNullElse(items, List.of()),
                from,
                until,
                Objects.requireNonNullElse(outageMinutes, 0),
                Objects.requireNonNullElse(affectedUsers, 0),
                text(reason),
                testsPassed,
                textOrNull(objective),
                textOrNull(measure),
                proofs());
    }

    private Map<Proof.Kind, String> proofs() {
        var proofs = new EnumMap<Proof.Kind, String>(Proof.Kind.class);
        put(proofs, Proof.Kind.IMPLEMENTATION_PLAN, implementationPlan);
        put(proofs, Proof.Kind.ROLLBACK_PLAN, rollbackPlan);
        put(proofs, Proof.Kind.BACKOUT_TEST, backoutTest);
        put(proofs, Proof.Kind.TEST_RESULT, testResult);
        put(proofs, Proof.Kind.COMMITS, commits);
        return proofs;
    }

    private static void put(Map<Proof.Kind, String> proofs, Proof.Kind kind, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            proofs.put(kind, text.strip());
        }
    }

    /** Whatever is missing is found together with everything else that does not fit. */
    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String textOrNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
