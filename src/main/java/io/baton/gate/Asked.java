package io.baton.gate;

import io.baton.deployment.Deployable;
import io.baton.deployment.Run;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a question out of what was sent; what the caller's identity provider vouches for counts instead of what it sends. */
final class Asked {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");
    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern CHANGE = Pattern.compile("[A-Z]{2,5}-[0-9]{4}-[0-9]{1,12}");
    private static final int MOST_DIGESTS = 50;

    private final List<FieldError> errors = new ArrayList<>();

    private Asked() {}

    record Sent(
            @Nullable String service,
            @Nullable String environment,
            @Nullable String version,
            @Nullable String commit,
            @Nullable List<String> digests,
            @Nullable String change,
            @Nullable Run run,
            @Nullable String at) {}

    /** @throws Refusal 422 naming every field that is wrong */
    static Question question(GatePrincipal who, Verb verb, Sent sent, Question.Assumed assumed) {
        var asked = new Asked();
        var claims = who.claims();
        var what = new Deployable(
                asked.matching("service", sent.service(), NAME, "the id of a service, such as svc-web-shop"),
                asked.matching(
                        "environment",
                        claims != null && claims.environment() != null ? claims.environment() : sent.environment(),
                        ENVIRONMENT,
                        "the name of an environment, such as production"),
                asked.text("version", sent.version(), 100),
                asked.optional(
                        "commit",
                        claims != null && claims.commit() != null ? claims.commit() : lower(sent.commit()),
                        COMMIT,
                        "7 to 64 hexadecimal digits"),
                asked.digests(sent.digests()));
        var change = asked.optional("change", sent.change(), CHANGE, "the key of a change, such as CHG-2026-000012");
        var run = claims != null && claims.run() != null ? claims.run() : asked.run(sent.run());
        var at = asked.moment(sent.at());
        if (!asked.errors.isEmpty()) {
            throw Refusal.invalid(asked.errors);
        }
        return new Question(who, verb, what, change, run, at, assumed);
    }

    private String matching(String field, @Nullable String value, Pattern pattern, String words) {
        if (value == null || !pattern.matcher(value).matches()) {
            errors.add(new FieldError(field, "must be " + words + "."));
            return "";
        }
        return value;
    }

    private @Nullable String optional(String field, @Nullable String value, Pattern pattern, String words) {
        return value == null || value.isBlank() ? null : matching(field, value, pattern, words);
    }

    private @Nullable String text(String field, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            errors.add(new FieldError(field, "must have " + most + " characters at most."));
        }
        return value == null || value.isBlank() ? null : value;
    }

    private Set<String> digests(@Nullable List<String> sent) {
        var digests = new TreeSet<String>();
        if (sent != null && sent.size() > MOST_DIGESTS) {
            errors.add(new FieldError("digest", "must be " + MOST_DIGESTS + " at most."));
        } else if (sent != null) {
            for (var digest : sent) {
                var value = optional("digest", lower(digest), DIGEST, "sha256: and 64 hexadecimal digits");
                if (value != null) {
                    digests.add(value);
                }
            }
        }
        return digests;
    }

    private @Nullable Run run(@Nullable Run sent) {
        if (sent == null) {
            return null;
        }
        if (sent.system() == null
                || !ENVIRONMENT.matcher(sent.system()).matches()
                || sent.system().length() > 20) {
            errors.add(new FieldError("run.system", "must name the system, such as github or jenkins."));
        }
        if (sent.id() == null || sent.id().isBlank() || sent.id().length() > 200) {
            errors.add(new FieldError("run.id", "must be the id of the run, of 200 characters at most."));
        }
        if (sent.attempt() < 0 || sent.attempt() > 1_000_000) {
            errors.add(new FieldError("run.attempt", "counts from 1."));
        }
        text("run.url", sent.url(), 500);
        return sent.attempt() == 0 ? new Run(sent.system(), sent.id(), 1, sent.url()) : sent;
    }

    private @Nullable Instant moment(@Nullable String sent) {
        try {
            return sent == null || sent.isBlank() ? null : Instant.parse(sent);
        } catch (DateTimeParseException e) {
            errors.add(new FieldError("at", "must be a moment, such as 2026-11-28T09:00:00Z."));
            return null;
        }
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
