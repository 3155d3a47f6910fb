package io.baton.engine.failure;

import static io.baton.engine.ProcessVariables.DONE_BY_HAND;

import io.baton.engine.StuckSteps;
import io.baton.engine.SystemContext;
import io.baton.engine.WrittenValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Steps that stand still, as jobs without retries of the engine. */
@Component
class EngineStuckSteps implements StuckSteps {

    private final ManagementService management;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final StepWrites writes;

    EngineStuckSteps(
            ManagementService management, RuntimeService runtime, RepositoryService repository, StepWrites writes) {
        this.management = management;
        this.runtime = runtime;
        this.repository = repository;
        this.writes = writes;
    }

    @Override
    public boolean isStuck(String jobId) {
        return SystemContext.call(() -> stuck(jobId).isPresent());
    }

    @Override
    public Optional<List<WrittenValue>> writes(String jobId) {
        return SystemContext.call(() -> stuck(jobId).flatMap(job -> {
            var node = nodeOf(job);
            // What fails behind the step is not mended by doing the step.
            var failsItself = job.getFailedActivityId() == null
                    || job.getFailedActivityId().equals(node);
            return failsItself ? writes.of(job.getProcessDefinitionId(), node) : Optional.empty();
        }));
    }

    @Override
    public void retry(String jobId) {
        SystemContext.run(() -> stuck(jobId).ifPresent(this::again));
    }

    @Override
    public void takeOver(String jobId, Map<String, String> values) {
        SystemContext.run(() -> stuck(jobId).ifPresent(job -> {
            var done = new Handwork(nodeOf(job), values);
            runtime.setVariableLocal(job.getExecutionId(), DONE_BY_HAND.name(), DONE_BY_HAND.inEngine(done.json()));
            again(job);
        }));
    }

    @Override
    public void end(String processInstanceId, String reason) {
        SystemContext.run(
                () -> runtime.deleteProcessInstanceIfExists(processInstanceId, reason, false, true, false, false));
    }

    private void again(Job job) {
        management
                .setJobRetries(attempts(job))
                .jobId(job.getId())
                .dueDate(ClockUtil.getCurrentTime())
                .execute();
    }

    private int attempts(Job job) {
        var definition = (ProcessDefinitionEntity)
                ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(job.getProcessDefinitionId());
        return FailedSteps.attempts(definition.findActivity(nodeOf(job)));
    }

    private Optional<Job> stuck(String jobId) {
        return Optional.ofNullable(
                management.createJobQuery().jobId(jobId).noRetriesLeft().singleResult());
    }

    private String nodeOf(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }
}
