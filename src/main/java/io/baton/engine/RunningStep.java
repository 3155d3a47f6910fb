package io.baton.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** A step as the engine's own execution shows it. */
class RunningStep implements Step {

    private final ExecutionEntity execution;
    private final Map<String, String> properties;
    private final Map<String, String> processProperties;

    RunningStep(DelegateExecution execution, Map<String, String> properties, Map<String, String> processProperties) {
        this.execution = (ExecutionEntity) execution;
        this.properties = properties;
        this.processProperties = processProperties;
    }

    @Override
    public boolean isCancelled() {
        return execution.isCanceled() || execution.isDeleteRoot();
    }

    @Override
    public @Nullable String endedBecause() {
        return execution.getDeleteReason();
    }

    @Override
    public String processKey() {
        return execution.getProcessDefinition().getKey();
    }

    @Override
    public String definitionId() {
        return execution.getProcessDefinitionId();
    }

    @Override
    public String processInstanceId() {
        return execution.getProcessInstanceId();
    }

    @Override
    public boolean isRootInstance() {
        return execution.getProcessInstance().getSuperExecution() == null;
    }

    @Override
    public String rootInstanceId() {
        var root = execution.getRootProcessInstanceId();
        return root == null ? execution.getProcessInstanceId() : root;
    }

    @Override
    public @Nullable String businessKey() {
        return execution.getProcessBusinessKey();
    }

    @Override
    public String nodeId() {
        var id = execution.getCurrentActivityId();
        return id == null ? "" : id;
    }

    @Override
    public String nodeName() {
        var name = execution.getCurrentActivityName();
        return name == null ? "" : name;
    }

    @Override
    public String nodeType() {
        var activity = execution.getActivity();
        return activity == null ? "" : String.valueOf(activity.getProperty("type"));
    }

    @Override
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public Map<String, String> processProperties() {
        return processProperties;
    }

    @Override
    public @Nullable Object variable(String name) {
        return execution.getVariable(name);
    }

    @Override
    public Map<String, Object> variables() {
        return execution.getVariables();
    }

    @Override
    public <T> void set(ProcessVariable<T> variable, @Nullable T value) {
        variable.set(execution, value);
    }

    @Override
    public void businessKey(String key) {
        execution.setProcessBusinessKey(key);
    }
}
