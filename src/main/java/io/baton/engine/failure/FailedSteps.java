package io.baton.engine.failure;

import io.baton.engine.FailedStep;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/** Reads from a job of the engine which step of which model it is. */
final class FailedSteps {

    private static final String MULTI_INSTANCE = "#multiInstanceBody";

    private FailedSteps() {}

    /** Empty for jobs that are no step of an instance, such as the engine's own clean-up. */
    static Optional<FailedStep> of(JobEntity job, @Nullable Throwable cause) {
        var execution = job.getExecution();
        if (execution == null || job.getActivityId() == null) {
            return Optional.empty();
        }
        ProcessDefinitionEntity definition = execution.getProcessDefinition();
        var node = definition.findActivity(job.getActivityId());
        var attempts = attempts(node);
        return Optional.of(new FailedStep(
                job.getId(),
                definition.getId(),
                definition.getKey(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                execution.getProcessInstanceId(),
                execution.getRootProcessInstanceId(),
                execution.getProcessBusinessKey(),
                plain(job.getActivityId()),
                name(definition, job.getActivityId()),
                name(definition, Objects.requireNonNullElse(job.getFailedActivityId(), job.getActivityId())),
                Math.max(1, attempts - job.getRetries()),
                attempts,
                job.getDuedate() == null ? null : job.getDuedate().toInstant(),
                cause));
    }

    /** How often a step is tried in all, as its model or the configuration says. */
    static int attempts(@Nullable ActivityImpl node) {
        var configuration =
                node == null ? null : node.getProperties().get(DefaultFailedJobParseListener.FAILED_JOB_CONFIGURATION);
        return configuration == null || configuration.getExpression() != null
                ? JobEntity.DEFAULT_RETRIES
                : configuration.getRetries();
    }

    private static String name(ProcessDefinitionEntity definition, String nodeId) {
        var node = definition.findActivity(plain(nodeId));
        var name = node == null ? null : node.getName();
        return name == null || name.isBlank() ? plain(nodeId) : name.replaceAll("\\s+", " ");
    }

    private static String plain(String nodeId) {
        return nodeId.replace(MULTI_INSTANCE, "");
    }
}
