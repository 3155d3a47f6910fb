package io.baton.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One table of {@code decisions/}, asked without a server. After all examples it demands that every rule had one. */
final class DecisionTable implements AfterAllCallback {

    private final String id;
    private final Path file;
    private final DmnEngine engine;
    /** What one decision of a file tells another. */
    private static final Set<String> REQUIRED = Set.of("basePriority", "priorityBoost", "trustPath");

    private final Set<String> fired = new TreeSet<>();

    DecisionTable(String id) {
        this(id, id);
    }

    /** One of several tables in a file; the rules of the others have their examples elsewhere. */
    DecisionTable(String file, String id) {
        this.id = id;
        this.file = Path.of("decisions", file + ".dmn");
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
        this.engine = configuration.buildEngine();
    }

    /** Inputs as name and value in turn; every column that is not mentioned is empty. */
    List<Map<String, Object>> ask(Object... inputs) {
        var variables = new HashMap<String, Object>();
        inputNames().forEach(name -> variables.put(name, null));
        for (int i = 0; i < inputs.length; i += 2) {
            variables.put((String) inputs[i], inputs[i + 1]);
        }
        try (var table = Files.newInputStream(file)) {
            return engine.evaluateDecisionTable(id, table, variables).getResultList();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    Map<String, Object> askForOne(Object... inputs) {
        var answers = ask(inputs);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    /** Every rule as written: output name to value, without the quotes. */
    List<Map<String, String>> rows() {
        var table = Dmn.readModelFromFile(file.toFile())
                .getModelElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class)
                .iterator()
                .next();
        var columns = new ArrayList<>(table.getOutputs());
        return table.getRules().stream()
                .map(rule -> {
                    var row = new HashMap<String, String>();
                    var cells = new ArrayList<>(rule.getOutputEntries());
                    for (int i = 0; i < columns.size(); i++) {
                        row.put(
                                columns.get(i).getName(),
                                cells.get(i).getTextContent().strip().replace("\"", ""));
                    }
                    return (Map<String, String>) row;
                })
                .toList();
    }

    List<String> valuesOf(String output) {
        return Dmn.readModelFromFile(file.toFile())
                .getModelElementsByType(org.camunda.bpm.model.dmn.instance.Output.class)
                .stream()
                .filter(column -> output.equals(column.getName()))
                .flatMap(column -> Pattern.compile("\"([^\"]*)\"")
                        .matcher(column.getOutputValues().getText().getTextContent())
                        .results()
                        .map(match -> match.group(1)))
                .toList();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var rules = new TreeSet<String>();
        addRules(Dmn.readModelFromFile(file.toFile()).getModelElementById(id), rules);
        assertThat(fired).as("rules of %s that have an example", file).containsExactlyInAnyOrderElementsOf(rules);
    }

    /** Those of the table and of the tables it builds on. */
    private static void addRules(Decision decision, Set<String> rules) {
        decision.getChildElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class).stream()
                .flatMap(table -> table.getRules().stream())
                .map(Rule::getId)
                .forEach(rules::add);
        decision.getInformationRequirements().forEach(needs -> addRules(needs.getRequiredDecision(), rules));
    }

    private Set<String> inputNames() {
        return Dmn.readModelFromFile(file.toFile())
                .getModelElementsByType(org.camunda.bpm.model.dmn.instance.InputExpression.class)
                .stream()
                .map(expression -> expression.getText().getTextContent())
                .filter(name -> !REQUIRED.contains(name))
                .collect(Collectors.toSet());
    }

    private void remember(DmnDecisionTableEvaluationEvent evaluation) {
        evaluation.getMatchingRules().forEach(rule -> fired.add(rule.getId()));
    }
}
