package io.baton.delivery;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.SignedIn;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where it is said which tool deploys what; the tool is asked whether it can before it is believed. */
@Component
class TargetDesk {

    /**
     * A target as somebody wants it.
     *
     * @param within as text, such as PT1H
     * @param secret null leaves the one there is
     */
    record Wanted(
            @Nullable String service,
            @Nullable String environment,
            @Nullable String tool,
            @Nullable String job,
            @Nullable String ref,
            @Nullable Map<String, String> parameters,
            @Nullable String within,
            @Nullable String secret) {}

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int MOST_PARAMETERS = 50;
    private static final int LONGEST_PARAMETER = 1000;
    private static final int LONGEST_PARAMETERS = 6000;

    private final Targets targets;
    private final Tools tools;
    private final SignedIn signedIn;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;

    TargetDesk(Targets targets, Tools tools, SignedIn signedIn, AuditLedger ledger, TransactionTemplate transaction) {
        this.targets = targets;
        this.tools = tools;
        this.signedIn = signedIn;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    Target require(String id) {
        return targets.find(id).orElseThrow(() -> Refusal.notFound("Target " + id));
    }

    Target add(Wanted wanted) {
        var target = checked(Ids.next(), 1, wanted, null);
        transaction.executeWithoutResult(status -> {
            try {
                targets.add(target, signedIn.require().id());
            } catch (DuplicateKeyException e) {
                throw taken(target);
            }
            record("DELIVERY_TARGET_ADDED", target);
        });
        return require(target.id());
    }

    Target change(String id, int version, Wanted wanted) {
        var target = checked(id, version, wanted, require(id).secret());
        transaction.executeWithoutResult(status -> {
            try {
                if (!targets.change(target, signedIn.require().id())) {
                    throw Refusal.stale("Target " + id);
                }
            } catch (DuplicateKeyException e) {
                throw taken(target);
            }
            record("DELIVERY_TARGET_CHANGED", target);
        });
        return require(id);
    }

    void remove(String id) {
        var target = require(id);
        transaction.executeWithoutResult(status -> {
            targets.remove(id);
            record("DELIVERY_TARGET_REMOVED", target);
        });
    }

    private static Refusal taken(Target target) {
        return Refusal.conflict(
                "target-exists",
                "Another target says already how " + target.service() + " is brought to " + target.environment() + ".");
    }

    private void record(String action, Target target) {
        ledger.append(AuditEvent.of(action, "delivery-target", target.id())
                .asPrivileged()
                .with("service", target.service())
                .with("environment", target.environment())
                .with("tool", target.tool())
                .with("job", target.job()));
    }

    /** The tool is asked outside of every transaction. */
    private Target checked(String id, int version, Wanted wanted, @Nullable String secret) {
        var errors = new ArrayList<FieldError>();
        var target = new Target(
                id,
                text(errors, "service", wanted.service(), "[\\w.-]{1,64}"),
                text(errors, "environment", wanted.environment(), "[\\w.-]{1,40}"),
                text(errors, "tool", wanted.tool(), "[\\w.-]{1,40}"),
                text(errors, "job", wanted.job(), "[^\\x00-\\x1f]{1,400}"),
                wanted.ref() == null || wanted.ref().isBlank()
                        ? null
                        : text(errors, "ref", wanted.ref(), "[^\\x00-\\x20]{1,200}"),
                parameters(errors, wanted.parameters()),
                within(errors, wanted.within()),
                wanted.secret() == null ? secret : secret(errors, wanted.secret()),
                version);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        tools.require(target.tool()).check(target);
        return target;
    }

    private static String text(List<FieldError> errors, String field, @Nullable String value, String pattern) {
        var text = Objects.requireNonNullElse(value, "").strip();
        if (!text.matches(pattern)) {
            errors.add(new FieldError(
                    field,
                    text.isEmpty() ? "is required." : "is too long, or has characters that cannot be part of it."));
        }
        return text;
    }

    private static Map<String, String> parameters(List<FieldError> errors, @Nullable Map<String, String> wanted) {
        var parameters = Objects.requireNonNullElse(wanted, Map.<String, String>of());
        var length = parameters.entrySet().stream()
                .mapToInt(one -> one.getKey().length()
                        + Objects.requireNonNullElse(one.getValue(), "").length())
                .sum();
        var fine = parameters.size() <= MOST_PARAMETERS
                && length <= LONGEST_PARAMETERS
                && parameters.entrySet().stream()
                        .allMatch(one -> one.getKey().matches("[A-Za-z_][\\w.-]{0,99}")
                                && one.getValue() != null
                                && one.getValue().length() <= LONGEST_PARAMETER);
        if (!fine) {
            errors.add(new FieldError(
                    "parameters",
                    "Each needs a name of letters, digits, dots, hyphens and underscores, and a text; "
                            + MOST_PARAMETERS + " at most."));
            return Map.of();
        }
        if (parameters.containsKey(Order.ID_PARAMETER)) {
            errors.add(new FieldError("parameters", Order.ID_PARAMETER + " is set by the server."));
        }
        return parameters;
    }

    private static Duration within(List<FieldError> errors, @Nullable String wanted) {
        try {
            var within = Duration.parse(Objects.requireNonNullElse(wanted, "PT1H"));
            if (within.compareTo(SHORTEST) >= 0 && within.compareTo(LONGEST) <= 0) {
                return within;
            }
        } catch (DateTimeParseException e) {
            // answered below
        }
        errors.add(new FieldError("within", "must be a duration from PT1M to P7D, such as PT1H."));
        return SHORTEST;
    }

    private static @Nullable String secret(List<FieldError> errors, String wanted) {
        if (wanted.length() > 1000) {
            errors.add(new FieldError("secret", "must have at most 1000 characters."));
        }
        return wanted.isEmpty() ? null : wanted;
    }
}
