package io.baton.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.engine.DecisionMade.FiredRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Turns the engine's record of an evaluated table into what a person asks: which rule, on which inputs, why. */
@Component
class DecisionTrail implements HistoryListener {

    /** Stands for "asked outside of any ticket", which is not the same as "asked by a model". */
    private static final String NOBODY = "";

    private static final ThreadLocal<@Nullable String> ASKED_FOR = new ThreadLocal<>();

    /** Where answers go that nobody but the asker reads. */
    private static final ThreadLocal<@Nullable List<DecisionMade>> TOLD_TO = new ThreadLocal<>();

    private final StepPublisher publisher;
    private final ProcessProperties processes;
    private final RepositoryService repository;
    private final Cache<String, Map<String, String>> reasons =
            Caffeine.newBuilder().maximumSize(200).build();

    DecisionTrail(StepPublisher publisher, ProcessProperties processes, @Lazy RepositoryService repository) {
        this.publisher = publisher;
        this.processes = processes;
        this.repository = repository;
    }

    <T> T askedFor(@Nullable String businessKey, Supplier<T> question) {
        var before = ASKED_FOR.get();
        ASKED_FOR.set(businessKey == null ? NOBODY : businessKey);
        try {
            return question.get();
        } finally {
            if (before == null) {
                ASKED_FOR.remove();
            } else {
                ASKED_FOR.set(before);
            }
        }
    }

    /** How the question was answered, told to the asker alone. */
    DecisionMade toldOf(Runnable question) {
        var told = new ArrayList<DecisionMade>();
        TOLD_TO.set(told);
        try {
            question.run();
        } finally {
            TOLD_TO.remove();
        }
        return told.get(told.size() - 1);
    }

    @Override
    public void on(HistoryEvent event) {
        if (event instanceof HistoricDecisionEvaluationEvent evaluation) {
            var told = TOLD_TO.get();
            if (told != null) {
                told.add(tell(evaluation.getRootHistoricDecisionInstance(), NOBODY));
                return;
            }
            var businessKey = businessKeyOf(evaluation.getRootHistoricDecisionInstance());
            if (businessKey != null) {
                // Tables that the asked one builds on come first, as they were evaluated.
                evaluation
                        .getRequiredHistoricDecisionInstances()
                        .forEach(made -> publisher.decisionMade(tell(made, businessKey)));
                publisher.decisionMade(tell(evaluation.getRootHistoricDecisionInstance(), businessKey));
            }
        }
    }

    private static @Nullable String businessKeyOf(HistoricDecisionInstanceEntity made) {
        var askedFor = ASKED_FOR.get();
        if (askedFor != null) {
            return askedFor.equals(NOBODY) ? null : askedFor;
        }
        if (made.getExecutionId() == null) {
            return null;
        }
        var execution = Context.getCommandContext().getExecutionManager().findExecutionById(made.getExecutionId());
        return execution == null ? null : execution.getProcessBusinessKey();
    }

    private DecisionMade tell(HistoricDecisionInstanceEntity made, String businessKey) {
        var inputs = new LinkedHashMap<String, Object>();
        made.getInputs()
                .forEach(input -> inputs.put(
                        input.getClauseName() == null ? input.getClauseId() : input.getClauseName(),
                        String.valueOf(input.getValue())));
        var explained = reasons.get(made.getDecisionDefinitionId(), this::reasonsIn);
        var outputsByRule = new LinkedHashMap<String, Map<String, Object>>();
        for (HistoricDecisionOutputInstance output : made.getOutputs()) {
            outputsByRule
                    .computeIfAbsent(String.valueOf(output.getRuleId()), r -> new LinkedHashMap<>())
                    .put(String.valueOf(output.getVariableName()), String.valueOf(output.getValue()));
        }
        List<FiredRule> rules = new ArrayList<>();
        outputsByRule.forEach(
                (rule, outputs) -> rules.add(new FiredRule(rule, explained.getOrDefault(rule, ""), outputs)));
        var name = made.getDecisionDefinitionName();
        var asker = asker(made);
        return new DecisionMade(
                businessKey,
                asker == null ? Map.of() : processes.of(asker),
                made.getDecisionDefinitionKey(),
                name == null ? made.getDecisionDefinitionKey() : name,
                versionOf(made.getDecisionDefinitionId()),
                inputs,
                rules);
    }

    /** The process whose step asked, be it as a table of its own or by what the step does. */
    private static @Nullable String asker(HistoricDecisionInstanceEntity made) {
        if (made.getProcessDefinitionId() != null) {
            return made.getProcessDefinitionId();
        }
        return Context.getCoreExecutionContext() instanceof BpmnExecutionContext step
                ? step.getExecution().getProcessDefinitionId()
                : null;
    }

    private Map<String, String> reasonsIn(String definitionId) {
        var byRule = new LinkedHashMap<String, String>();
        var model = SystemContext.call(() -> repository.getDmnModelInstance(definitionId));
        for (Rule rule : model.getModelElementsByType(Rule.class)) {
            if (rule.getDescription() != null) {
                byRule.put(rule.getId(), rule.getDescription().getTextContent().strip());
            }
        }
        return byRule;
    }

    /** Definition ids are built as {@code key:version:id}. */
    private static int versionOf(String definitionId) {
        return Integer.parseInt(definitionId.split(":")[1]);
    }
}
