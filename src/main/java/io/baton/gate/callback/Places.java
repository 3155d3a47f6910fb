package io.baton.gate.callback;

import io.baton.gate.GatePrincipal;
import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.gate.token.ProjectPipelines;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out which service a project of a tool brings to which of our environments, and as which pipeline. */
@Component
class Places {

    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    /** @param refusal why that cannot be said; null where it can */
    record Found(
            @Nullable String refusal,
            String service,
            String environment,
            @Nullable String template,
            @Nullable GatePrincipal who) {

        static Found none(String refusal) {
            return new Found(refusal, "", "", null, null);
        }
    }

    private final Installations installations;
    private final ProjectPipelines pipelines;

    Places(Installations installations, ProjectPipelines pipelines) {
        this.installations = installations;
        this.pipelines = pipelines;
    }

    Found of(Callback asked) {
        return of(asked.installation(), asked.projectId(), asked.toolEnvironment(), asked.service(), asked.template());
    }

    /** @param service that is asked for; null where nothing is said. What the settings say counts more; so for the template. */
    Found of(
            String installation,
            String projectId,
            String toolEnvironment,
            @Nullable String service,
            @Nullable String template) {
        var place = installations.place(installation, toolEnvironment);
        var environment = Objects.requireNonNullElse(place.environment(), toolEnvironment);
        if (!ENVIRONMENT.matcher(environment).matches()) {
            return Found.none("No environment of ours is called '" + environment
                    + "'. Whoever runs Baton can say in its settings which one is meant.");
        }
        var known = pipelines.of(installation, projectId, environment);
        if (known.isEmpty()) {
            return Found.none("Project " + projectId + " of '" + installation + "' is not bound to a pipeline for "
                    + environment + ". An administrator can register it.");
        }
        var named = place.service() != null ? place.service() : service;
        var services = named != null ? List.of(named) : services(known, environment);
        if (services.size() != 1) {
            return Found.none("It is not known which service project " + projectId + " brings to " + environment
                    + (services.isEmpty() ? "." : ": it may be one of " + String.join(", ", services) + "."));
        }
        var id = services.get(0);
        return known.stream()
                .filter(who -> who.may(Verb.GRANT, id, environment))
                .findFirst()
                .map(who ->
                        new Found(null, id, environment, place.template() != null ? place.template() : template, who))
                .orElseGet(() -> Found.none(
                        "The pipeline of project " + projectId + " may not bring " + id + " to " + environment + "."));
    }

    /** The same pipeline as things stand now; empty where the project is not bound to it any more. */
    Optional<GatePrincipal> again(Callback asked) {
        return pipelines.of(asked.installation(), asked.projectId(), asked.environment()).stream()
                .filter(who -> who.id().equals(asked.pipeline()))
                .findFirst();
    }

    private static List<String> services(List<GatePrincipal> known, String environment) {
        return known.stream()
                .flatMap(who -> who.bindings().stream()
                        .map(Binding::service)
                        .filter(service -> !service.equals(GatePrincipal.ANY))
                        .filter(service -> who.may(Verb.GRANT, service, environment)))
                .distinct()
                .sorted()
                .toList();
    }
}
