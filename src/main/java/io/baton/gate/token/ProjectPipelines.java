package io.baton.gate.token;

import io.baton.gate.GatePrincipal;
import io.baton.people.Directory;
import io.baton.people.Person;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says which pipelines the runs of a project are, for a tool that speaks of its runs without a token of theirs. Everything is read
 * anew with each question.
 */
@Component
public class ProjectPipelines {

    private final Pipelines pipelines;
    private final Directory directory;

    ProjectPipelines(Pipelines pipelines, Directory directory) {
        this.pipelines = pipelines;
        this.directory = directory;
    }

    /**
     * As callers of the gate; none for a project that nobody registered. An identity that names a workflow counts for none: the
     * tool does not vouch for that.
     *
     * @param environment ours; null for whatever environment
     */
    public List<GatePrincipal> of(String issuer, String projectId, @Nullable String environment) {
        return pipelines.ofProject(issuer, projectId).stream()
                .filter(pipeline -> pipeline.identities().stream()
                        .anyMatch(it -> it.issuer().equals(issuer)
                                && it.projectId().equals(projectId)
                                && it.workflow() == null
                                && (environment == null
                                        || it.environment() == null
                                        || it.environment().equals(environment))))
                .map(this::principal)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The projects of a system that are bound to a pipeline. */
    public List<String> projects(String issuer) {
        return pipelines.projects(issuer);
    }

    private Optional<GatePrincipal> principal(Pipeline pipeline) {
        return directory
                .person(pipeline.id())
                .filter(Person::enabled)
                .map(person -> new GatePrincipal(pipeline.id(), person, pipeline.scopes(), null));
    }
}
