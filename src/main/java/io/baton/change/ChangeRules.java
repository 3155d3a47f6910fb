package io.baton.change;

import io.baton.deployment.Deployable;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import io.baton.schedule.GoLives;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a change has to look like before anybody is asked about it. */
@Component
class ChangeRules {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,39}");
    private static final int LONGEST_OUTAGE = 10_080;
    private static final int MOST_OBSTACLES = 3;

    private final ChangeSettings settings;
    private final GoLives models;
    private final Clock clock;

    ChangeRules(ChangeSettings settings, GoLives models, Clock clock) {
        this.settings = settings;
        this.models = models;
        this.clock = clock;
    }

    /** @throws Refusal 422 naming each field that does not fit */
    void check(NewChange change) {
        var errors = errors(change);
        if (change.category() == ChangeCategory.WORKFLOW_MODEL) {
            goLive(errors, change);
        }
        refuse(errors);
    }

    /** @throws Refusal 422 as {@link #check}, but for the time of a go-live, which is planned later */
    void checkDraft(NewChange change) {
        refuse(errors(change));
    }

    private List<FieldError> errors(NewChange change) {
        var errors = new ArrayList<FieldError>();
        text(errors, "title", change.title(), 200);
        text(errors, "reason", change.reason(), 4000);
        what(errors, change.what());
        window(errors, change);
        if (change.outageMinutes() < 0 || change.outageMinutes() > LONGEST_OUTAGE) {
            errors.add(new FieldError("outageMinutes", "must lie between 0 and " + LONGEST_OUTAGE + "."));
        }
        if (change.affectedUsers() < 0) {
            errors.add(new FieldError("affectedUsers", "must not be negative."));
        }
        if ((change.objective() == null) != (change.measure() == null)) {
            errors.add(new FieldError("measure", "belongs to an objective: name both, or none."));
        }
        optional(errors, "objective", change.objective(), 2000);
        optional(errors, "measure", change.measure(), 2000);
        change.proofs().forEach((kind, text) -> text(errors, kind.field(), text, 20_000));
        return errors;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    /** @throws Refusal 422 */
    void checkProof(Proof.Kind kind, String text) {
        var errors = new ArrayList<FieldError>();
        text(errors, kind.field(), text, 20_000);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void what(List<FieldError> errors, Deployable what) {
        text(errors, "service", what.service(), 64);
        if (!NAME.matcher(what.environment()).matches()) {
            errors.add(new FieldError("environment", "must be a short name such as production."));
        }
        optional(errors, "version", what.version(), 100);
        if (what.commit() != null && !COMMIT.matcher(what.commit()).matches()) {
            errors.add(new FieldError("commit", "must be the full id of a commit: 40 or 64 hexadecimal digits."));
        }
        if (what.digests().size() > 20) {
            errors.add(new FieldError("digests", "must not be more than 20."));
        }
        if (!what.digests().stream().allMatch(digest -> DIGEST.matcher(digest).matches())) {
            errors.add(new FieldError("digests", "must each be sha256: and 64 hexadecimal digits."));
        }
    }

    private void window(List<FieldError> errors, NewChange change) {
        var from = change.from();
        var until = change.until();
        if (from == null && until == null) {
            return;
        }
        if (from == null || until == null || !until.isAfter(from)) {
            errors.add(new FieldError("until", "must lie after 'from'; name both, or none."));
        } else if (Duration.between(from, until).compareTo(settings.longestWindow()) > 0) {
            errors.add(new FieldError(
                    "until",
                    "must not lie more than " + settings.longestWindow().toDays() + " days after 'from'."));
        } else if (!until.isAfter(clock.instant())) {
            errors.add(new FieldError("until", "lies in the past."));
        }
    }

    /** Models go live at a time that is known before, when nobody is in the middle of something; an emergency goes at once. */
    private void goLive(List<FieldError> errors, NewChange change) {
        var what = change.what();
        if (!what.service().equals(models.service()) || !what.environment().equals(models.environment())) {
            errors.add(new FieldError(
                    "service",
                    "must be " + models.service() + " in " + models.environment()
                            + " for a workflow-model change, or left out."));
        }
        if (change.type() == ChangeType.EMERGENCY) {
            return;
        }
        var from = change.from();
        var until = change.until();
        if (from == null || until == null) {
            errors.add(new FieldError(
                    "from", "is required, and 'until': a workflow-model change goes live at a planned time."));
        } else if (until.isAfter(from)) {
            models.obstacles(from, until).stream()
                    .limit(MOST_OBSTACLES)
                    .forEach(obstacle -> errors.add(new FieldError(
                            "from",
                            "is no time for a go-live: " + obstacle.words() + " From " + obstacle.from() + " until "
                                    + obstacle.until() + ".")));
        }
    }

    private static void optional(List<FieldError> errors, String field, @Nullable String text, int longest) {
        if (text != null) {
            text(errors, field, text, longest);
        }
    }

    private static void text(List<FieldError> errors, String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest) {
            errors.add(new FieldError(field, "must have 1 to " + longest + " characters."));
        }
    }
}
