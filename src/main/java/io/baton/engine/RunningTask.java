package io.baton.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/** A user task as the engine's own task shows it. */
class RunningTask extends RunningStep implements WorkItem {

    private final TaskEntity task;

    RunningTask(DelegateTask task, Map<String, String> properties, Map<String, String> processProperties) {
        super(task.getExecution(), properties, processProperties);
        this.task = (TaskEntity) task;
    }

    @Override
    public String taskId() {
        return task.getId();
    }

    @Override
    public String taskName() {
        return task.getName() == null ? nodeId() : task.getName();
    }

    @Override
    public @Nullable String assignee() {
        return task.getAssignee();
    }

    @Override
    public Set<String> candidateGroups() {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> candidateUsers() {
        return task.getCandidates().stream()
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable Instant due() {
        return task.getDueDate() == null ? null : task.getDueDate().toInstant();
    }

    @Override
    public @Nullable String formId() {
        var form = task.getTaskDefinition().getCamundaFormDefinitionKey();
        return form == null ? null : form.getExpressionText();
    }

    @Override
    public Map<String, Object> submitted() {
        return Submission.current();
    }

    @Override
    public void offerTo(String person) {
        task.addCandidateUser(person);
    }

    @Override
    public void giveTo(@Nullable String person) {
        task.setAssignee(person);
    }

    @Override
    public void rename(String name) {
        task.setName(name);
    }

    /** As drawn, without what {@link #rename} adds for worklists. */
    @Override
    public String nodeName() {
        var name = task.getTaskDefinition().getNameExpression();
        return name == null ? "" : name.getExpressionText();
    }

    @Override
    public String nodeId() {
        return task.getTaskDefinitionKey();
    }
}
