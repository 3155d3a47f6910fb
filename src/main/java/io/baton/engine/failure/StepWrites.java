package io.baton.engine.failure;

import io.baton.engine.ProcessVariable;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Writes;
import io.baton.engine.WrittenValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Output;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Finds out which variables a step writes: its delegate declares them, or the table it asks has them as outputs. */
@Component
class StepWrites {

    private static final String SPREAD = "singleResult";

    private final ListableBeanFactory beans;
    private final RepositoryService repository;

    StepWrites(ListableBeanFactory beans, RepositoryService repository) {
        this.beans = beans;
        this.repository = repository;
    }

    /** Empty for nodes that are no automatic step, and for steps that nobody can do by hand. */
    Optional<List<WrittenValue>> of(String definitionId, String nodeId) {
        var node = repository.getBpmnModelInstance(definitionId).getModelElementById(nodeId);
        if (node instanceof ServiceTask step) {
            return byDelegate(step.getCamundaDelegateExpression());
        }
        if (node instanceof SendTask step) {
            return byDelegate(step.getCamundaDelegateExpression());
        }
        return node instanceof BusinessRuleTask step ? Optional.of(byTable(step)) : Optional.empty();
    }

    private Optional<List<WrittenValue>> byDelegate(@Nullable String expression) {
        if (expression == null) {
            return Optional.empty();
        }
        var bean = expression.replaceAll("[#${}\\s]", "");
        var values = new ArrayList<WrittenValue>();
        if (beans.containsBean(bean) && beans.getBean(bean) instanceof Writes step) {
            if (!step.isHandwork()) {
                return Optional.empty();
            }
            step.writes().forEach(variable -> values.add(new WrittenValue(variable, true)));
            step.mayWrite().forEach(variable -> values.add(new WrittenValue(variable, false)));
        }
        return Optional.of(List.copyOf(values));
    }

    private List<WrittenValue> byTable(BusinessRuleTask step) {
        var names = SPREAD.equals(step.getCamundaMapDecisionResult())
                ? outputs(step.getCamundaDecisionRef())
                : Stream.ofNullable(step.getCamundaResultVariable());
        return names.flatMap(name -> ProcessVariables.named(name).stream())
                .map(variable -> new WrittenValue((ProcessVariable<?>) variable, true))
                .toList();
    }

    private Stream<String> outputs(String decision) {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            return Stream.empty();
        }
        var model = repository.getDmnModelInstance(definition.getId());
        return model.getModelElementById(decision) instanceof Decision asked
                ? asked.getChildElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class).stream()
                        .flatMap(table -> table.getOutputs().stream())
                        .map(Output::getName)
                : Stream.empty();
    }
}
