package io.baton.gate.token;

import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.token.Pipeline.Identity;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** What a pipeline that is registered has to look like; all that is wrong is said at once. */
@Component
class PipelineRules {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern NAME = Pattern.compile("\\*|[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}");
    /** A number, or what Azure has instead: both are never given to another project. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}(/[0-9]{1,3})?");
    private static final int MOST_SCOPES = 100;
    private static final int MOST_IDENTITIES = 20;
    private static final int MOST_ADDRESSES = 20;

    private final TokenSettings settings;
    private final List<KnownIssuers> others;

    PipelineRules(TokenSettings settings, List<KnownIssuers> others) {
        this.settings = settings;
        this.others = others;
    }

    private Set<String> issuers() {
        var known = new TreeSet<>(settings.issuers().keySet());
        others.forEach(other -> known.addAll(other.names()));
        return known;
    }

    void requireValid(Pipeline wanted) {
        var errors = new ArrayList<FieldError>();
        if (!ID.matcher(wanted.id()).matches()) {
            errors.add(new FieldError(
                    "id",
                    "must have 1 to 63 characters: lower-case letters, digits and . _ -, beginning with a letter or"
                            + " digit."));
        }
        if (wanted.name().isBlank() || wanted.name().length() > 200) {
            errors.add(new FieldError("name", "must have 1 to 200 characters."));
        }
        checkAddresses(wanted.addresses(), errors);
        checkScopes(wanted.scopes(), errors);
        checkIdentities(wanted.identities(), errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    void requireAddresses(Set<String> addresses) {
        var errors = new ArrayList<FieldError>();
        checkAddresses(addresses, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void checkAddresses(Set<String> addresses, List<FieldError> errors) {
        if (addresses.size() > MOST_ADDRESSES) {
            errors.add(new FieldError("addresses", "must be at most " + MOST_ADDRESSES + "."));
        }
        addresses.stream()
                .filter(address -> !isRange(address))
                .findFirst()
                .ifPresent(address -> errors.add(new FieldError(
                        "addresses", "'" + address + "' is no address and no range such as 10.1.0.0/16.")));
    }

    private static boolean isRange(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return false;
        }
        try {
            return new IpAddressMatcher(address) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkScopes(List<Binding> scopes, List<FieldError> errors) {
        if (scopes.isEmpty() || scopes.size() > MOST_SCOPES) {
            errors.add(new FieldError("scopes", "must be 1 to " + MOST_SCOPES + ": what the pipeline may ask about."));
        }
        if (scopes.stream()
                        .map(s -> s.service() + '\n' + s.environment())
                        .distinct()
                        .count()
                < scopes.size()) {
            errors.add(new FieldError("scopes", "must name a service and environment once only."));
        }
        for (var scope : scopes) {
            if (!NAME.matcher(scope.service()).matches()
                    || !NAME.matcher(scope.environment()).matches()) {
                errors.add(
                        new FieldError("scopes", "must each name a service and an environment, or * for every one."));
            }
            if (scope.verbs().isEmpty()) {
                errors.add(new FieldError("scopes", "must each have one or more of the verbs CHECK, GRANT, REPORT."));
            }
        }
    }

    private void checkIdentities(List<Identity> identities, List<FieldError> errors) {
        if (identities.size() > MOST_IDENTITIES) {
            errors.add(new FieldError("identities", "must be at most " + MOST_IDENTITIES + "."));
        }
        var issuers = issuers();
        for (var identity : identities) {
            if (!issuers.contains(identity.issuer())) {
                errors.add(new FieldError(
                        "identities",
                        "'" + identity.issuer() + "' is no configured issuer; there are " + issuers + "."));
            }
            if (!NUMBER.matcher(identity.projectId()).matches()) {
                errors.add(new FieldError(
                        "identities",
                        "'" + identity.projectId() + "' is no number; names of projects can change hands, so name the"
                                + " repository or project by its numeric id."));
            }
            if (isTooLong(identity.environment(), 64) || isTooLong(identity.workflow(), 500)) {
                errors.add(new FieldError("identities", "must have an environment and a workflow of usual length."));
            }
        }
    }

    private static boolean isTooLong(@Nullable String text, int longest) {
        return text != null && (text.isBlank() || text.length() > longest);
    }
}
