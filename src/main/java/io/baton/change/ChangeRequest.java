package io.baton.change;

import io.baton.deployment.Deployable;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.schedule.GoLives;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed, as a person or a pipeline hands it in.
 *
 * @param type NORMAL unless said; EMERGENCY for what cannot wait, STANDARD comes with its template
 * @param template id of the standard change by which it is done; then everything else is fixed but the version and the window
 * @param category technical unless said; workflow-model for a model or table of this product, which takes a planned time
 * @param service left out for a workflow-model change, as is the environment: it is about this server
 * @param items ids of the configuration items it touches; the service itself unless said
 * @param commits what is in it, one a line
 * @param testResult what the tests said
 */
public record ChangeRequest(
        @Nullable ChangeType type,
        @Nullable ChangeCategory category,
        @Nullable String template,
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

    /** @throws Refusal 422 for a standard change without its template */
    NewChange asNew(String origin, ChangeType typeUnlessSaid, ChangeCategory categoryUnlessSaid, GoLives models) {
        var kind = Objects.requireNonNullElse(type, typeUnlessSaid);
        var about = Objects.requireNonNullElse(category, categoryUnlessSaid);
        var isOwn = about == ChangeCategory.WORKFLOW_MODEL; // nobody has to know what this product calls itself
        if (kind == ChangeType.STANDARD) {
            throw Refusal.invalid(
                    "template", "is required: a standard change is done by one of GET /api/change-templates.");
        }
        return new NewChange(
                kind,
                about,
                origin,
                null,
                text(title),
                what(
                        isOwn && text(service).isEmpty() ? models.service() : text(service),
                        isOwn && text(environment).isEmpty() ? models.environment() : text(environment)),
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

    /** @throws Refusal 422 naming each field that the template has fixed as something else */
    NewChange asStandard(ChangeTemplate by) {
        var fixed = by.bring(what(by.service(), by.environment()), "PERSON");
        var errors = new ArrayList<FieldError>();
        if (type != null && type != ChangeType.STANDARD) {
            errors.add(new FieldError("type", "is STANDARD where a template is named."));
        }
        locked(errors, by, "category", category, fixed.category());
        locked(errors, by, "service", service, by.service());
        locked(errors, by, "environment", environment, by.environment());
        locked(errors, by, "title", title, fixed.title());
        locked(errors, by, "reason", reason, fixed.reason());
        locked(errors, by, "items", items, fixed.items());
        locked(errors, by, "outageMinutes", outageMinutes, fixed.outageMinutes());
        locked(errors, by, "affectedUsers", affectedUsers, fixed.affectedUsers());
        locked(errors, by, "objective", objective, null);
        locked(errors, by, "measure", measure, null);
        locked(errors, by, "implementationPlan", implementationPlan, by.implementationPlan());
        locked(errors, by, "rollbackPlan", rollbackPlan, by.rollbackPlan());
        locked(errors, by, "backoutTest", backoutTest, by.backoutTest());
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        var proofs = proofs();
        proofs.putAll(fixed.proofs());
        return new NewChange(
                fixed.type(),
                fixed.category(),
                fixed.origin(),
                fixed.template(),
                fixed.title(),
                fixed.what(),
                fixed.items(),
                from,
                until,
                fixed.outageMinutes(),
                fixed.affectedUsers(),
                fixed.reason(),
                testsPassed,
                null,
                null,
                proofs);
    }

    private static void locked(
            List<FieldError> errors, ChangeTemplate by, String field, @Nullable Object sent, @Nullable Object fixed) {
        if (sent != null && !"".equals(sent) && !sent.equals(fixed)) {
            errors.add(new FieldError(
                    field,
                    "is fixed by the standard change '" + by.id() + "'. Leave it out, or raise a NORMAL change."));
        }
    }

    private Deployable what(String where, String environment) {
        return new Deployable(
                where,
                environment,
                textOrNull(version),
                textOrNull(commit),
                Objects.requireNonNullElse(digests, Set.of()));
    }

    private EnumMap<Proof.Kind, String> proofs() {
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
