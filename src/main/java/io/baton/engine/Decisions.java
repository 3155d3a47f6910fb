package io.baton.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.platform.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.OutputClause;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks decision tables. A newly deployed version answers within two seconds, without a restart. */
@Component
public class Decisions {

    private record Question(String definitionId, Map<String, ?> inputs) {}

    /**
     * One rule that fired, with what it says.
     *
     * @param version deployed version of the table
     * @param rule id of the rule
     * @param reason its annotation
     */
    public record Judgement(int version, String rule, String reason, Map<String, Object> outputs) {}

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final DecisionTrail trail;
    private final Cache<String, String> newest =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build();
    private final Cache<String, Set<String>> inputNames =
            Caffeine.newBuilder().maximumSize(500).build();
    private final Cache<Question, List<Map<String, Object>>> answers =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final Cache<Question, Optional<Judgement>> judgements =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Decisions(DecisionService decisions, RepositoryService repository, DecisionTrail trail) {
        this.decisions = decisions;
        this.repository = repository;
        this.trail = trail;
    }

    /**
     * Asks the newest version of a table and puts the answer on the ticket's decision trail.
     *
     * @return one map per rule that fired, output name to value, in the order of the table
     */
    public List<Map<String, Object>> ask(String decision, @Nullable String businessKey, Map<String, ?> inputs) {
        return trail.askedFor(businessKey, () -> evaluate(newestVersion(decision), inputs));
    }

    /**
     * The same without a trail and from a bounded cache: for guards and policies, which are asked on every step.
     *
     * @param inputs all facts at hand; the table takes those its columns name, and null for those that are missing
     */
    public List<Map<String, Object>> lookUp(String decision, Map<String, ?> inputs) {
        var version = newestVersion(decision);
        var asked = new HashMap<String, @Nullable Object>();
        inputNames.get(version, this::inputsOf).forEach(name -> asked.put(name, inputs.get(name)));
        var question = new Question(version, Map.copyOf(withoutNulls(asked)));
        return answers.get(question, q -> trail.askedFor(null, () -> evaluate(version, asked)));
    }

    /** The same as {@link #lookUp}, of a table in which one rule fires at most, with the rule itself. */
    public Optional<Judgement> judge(String decision, Map<String, ?> inputs) {
        var version = newestVersion(decision);
        var asked = new HashMap<String, @Nullable Object>();
        inputNames.get(version, this::inputsOf).forEach(name -> asked.put(name, inputs.get(name)));
        return judgements.get(new Question(version, Map.copyOf(withoutNulls(asked))), q -> judged(version, asked));
    }

    private Optional<Judgement> judged(String version, Map<String, ? extends @Nullable Object> asked) {
        var answers = new ArrayList<Map<String, Object>>();
        var made = trail.toldOf(() -> answers.addAll(evaluate(version, asked)));
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        var rule = made.rules().get(0);
        return Optional.of(new Judgement(made.version(), rule.id(), rule.reason(), answers.get(0)));
    }

    /** Has the next question answered by the version that is deployed now, on this server. */
    public void forget(String decision) {
        newest.invalidate(decision);
    }

    /** The closed value list of an output of a table, as the process owner wrote it; empty if the output is free. */
    public List<String> valuesOf(String decision, String output) {
        var model = SystemContext.call(() -> repository.getDmnModelInstance(newestVersion(decision)));
        return model.getModelElementsByType(DecisionTable.class).stream()
                .flatMap(table -> table.getOutputs().stream())
                .filter(clause -> output.equals(clause.getName()))
                .findFirst()
                .map(Decisions::listed)
                .orElse(List.of());
    }

    private static List<String> listed(OutputClause clause) {
        if (clause.getOutputValues() == null) {
            return List.of();
        }
        var text = clause.getOutputValues().getText().getTextContent();
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private List<Map<String, Object>> evaluate(String definitionId, Map<String, ?> inputs) {
        return SystemContext.call(() -> decisions
                .evaluateDecisionTableById(definitionId, Processes.typed(inputs))
                .getResultList());
    }

    private String newestVersion(String decision) {
        return newest.get(
                decision,
                key -> SystemContext.call(() -> {
                    var definition = repository
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(key)
                            .latestVersion()
                            .singleResult();
                    if (definition == null) {
                        throw Refusal.conflict("table-missing", "No decision table '" + key + "' is deployed.");
                    }
                    return definition.getId();
                }));
    }

    /** The variables a table reads; a column that a process owner adds is answered from the same facts. */
    private Set<String> inputsOf(String definitionId) {
        var model = SystemContext.call(() -> repository.getDmnModelInstance(definitionId));
        return model.getModelElementsByType(InputExpression.class).stream()
                .map(expression -> expression.getText().getTextContent().strip())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, ?> withoutNulls(Map<String, ?> inputs) {
        var known = new HashMap<String, Object>();
        inputs.forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        return known;
    }
}
