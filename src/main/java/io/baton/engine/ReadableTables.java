package io.baton.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.platform.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision tables in force, readable without the engine's own tools. */
@Component
public class ReadableTables {

    private final RepositoryService repository;
    private final Cache<String, ReadableTable> known =
            Caffeine.newBuilder().maximumSize(200).build();

    ReadableTables(RepositoryService repository) {
        this.repository = repository;
    }

    /** Every table in its newest version, by name. */
    public List<ReadableTable> all() {
        return SystemContext.call(() ->
                repository
                        .createDecisionDefinitionQuery()
                        .latestVersion()
                        .orderByDecisionDefinitionName()
                        .asc()
                        .list()
                        .stream()
                        .flatMap(definition -> table(definition).stream())
                        .toList());
    }

    /** @throws Refusal 404 */
    public ReadableTable of(String id) {
        return SystemContext.call(() -> Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(id)
                        .latestVersion()
                        .singleResult())
                .flatMap(this::table)
                .orElseThrow(() -> Refusal.notFound("Decision table " + id)));
    }

    /** A version never changes, so it is read once. */
    private Optional<ReadableTable> table(DecisionDefinition definition) {
        var cached = known.getIfPresent(definition.getId());
        if (cached != null) {
            return Optional.of(cached);
        }
        var read = read(definition);
        read.ifPresent(table -> known.put(definition.getId(), table));
        return read;
    }

    private Optional<ReadableTable> read(DecisionDefinition definition) {
        Decision decision = repository.getDmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        return decision.getChildElementsByType(DecisionTable.class).stream()
                .findFirst()
                .map(table -> new ReadableTable(
                        definition.getKey(),
                        Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                        definition.getVersion(),
                        deployedAt(definition),
                        described(decision),
                        policy(table.getHitPolicy()),
                        table.getInputs().stream()
                                .map(input -> Objects.requireNonNullElse(input.getLabel(), ""))
                                .toList(),
                        table.getOutputs().stream()
                                .map(output -> Objects.requireNonNullElse(output.getLabel(), output.getName()))
                                .toList(),
                        table.getRules().stream().map(ReadableTables::row).toList()));
    }

    private Instant deployedAt(DecisionDefinition definition) {
        return repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult()
                .getDeploymentTime()
                .toInstant();
    }

    private static ReadableTable.Row row(Rule rule) {
        return new ReadableTable.Row(
                rule.getId(),
                described(rule),
                rule.getInputEntries().stream()
                        .map(cell -> CellWords.condition(cell.getTextContent()))
                        .toList(),
                rule.getOutputEntries().stream()
                        .map(cell -> CellWords.value(cell.getTextContent()))
                        .toList());
    }

    private static String described(DmnElement element) {
        return element.getDescription() == null
                ? ""
                : element.getDescription().getTextContent().strip();
    }

    private static String policy(@Nullable HitPolicy policy) {
        return switch (policy == null ? HitPolicy.UNIQUE : policy) {
            case UNIQUE -> "Exactly one row matches.";
            case FIRST -> "The first row that matches counts.";
            case RULE_ORDER -> "Every row that matches counts, from top to bottom.";
            case COLLECT -> "Every row that matches counts.";
            default -> "Rows count by the policy " + policy + ".";
        };
    }
}
