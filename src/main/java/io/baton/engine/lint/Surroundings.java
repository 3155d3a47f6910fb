package io.baton.engine.lint;

import io.baton.engine.KnownStep;
import io.baton.engine.NodeProperty;
import io.baton.engine.ProcessVariables;
import io.baton.engine.TableWords;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;

/** What a model may refer to: the files beside it, the models that are live, and the vocabulary of the Java modules. */
final class Surroundings {

    private final Vocabulary vocabulary;
    private final Map<String, ProcessModel> processes = new HashMap<>();
    private final Map<String, DecisionModel> decisions = new HashMap<>();
    private final Set<String> forms = new HashSet<>();
    private final Predicate<String> liveForms;
    private final Set<String> ownVariables = new TreeSet<>();

    Surroundings(Vocabulary vocabulary, Predicate<String> liveForms) {
        this.vocabulary = vocabulary;
        this.liveForms = liveForms;
    }

    void add(ProcessModel process) {
        processes.put(process.id(), process);
    }

    void add(DecisionModel decision) {
        decision.decisions().forEach(d -> decisions.put(d.getId(), decision));
    }

    void add(FormModel form) {
        forms.add(form.id());
    }

    /** Called once every model is known. */
    void complete() {
        processes.values().forEach(p -> ownVariables.addAll(OwnVariables.of(p).keySet()));
    }

    Set<String> beans() {
        return vocabulary.beans();
    }

    Map<String, NodeProperty> properties() {
        return vocabulary.properties().stream()
                .collect(Collectors.toMap(NodeProperty::name, p -> p, (a, b) -> a, LinkedHashMap::new));
    }

    Collection<TableWords> words() {
        return vocabulary.words();
    }

    Collection<KnownStep> steps() {
        return vocabulary.steps();
    }

    Optional<ProcessModel> process(String id) {
        return Optional.ofNullable(processes.get(id));
    }

    Set<String> processIds() {
        return processes.keySet();
    }

    boolean hasDecision(String id) {
        return decisions.containsKey(id);
    }

    Optional<DecisionModel> decision(String id) {
        return Optional.ofNullable(decisions.get(id));
    }

    Set<String> decisionIds() {
        return decisions.keySet();
    }

    /** Names of the outputs of a table. */
    List<String> outputsOf(String decision) {
        var model = decisions.get(decision);
        return model == null ? List.of() : model.outputsOf(decision);
    }

    boolean hasForm(String id) {
        return forms.contains(id) || liveForms.test(id);
    }

    Set<String> formIds() {
        return forms;
    }

    /** Whether the data dictionary or a model declares the variable. */
    boolean hasVariable(String name) {
        return ProcessVariables.dictionary().containsKey(name) || ownVariables.contains(name);
    }

    Collection<String> variables() {
        var all = new TreeSet<>(ownVariables);
        all.addAll(ProcessVariables.dictionary().keySet());
        return all;
    }

    /** The decisions that processes ask; others are asked by the product itself, with inputs of its own. */
    Set<String> askedDecisions() {
        return asked(task -> true);
    }

    /** Those of which the one row that fires becomes variables. */
    Set<String> spreadDecisions() {
        return asked(task -> ProcessModel.camunda(task, "mapDecisionResult")
                .filter(References.SPREAD::equals)
                .isPresent());
    }

    private Set<String> asked(Predicate<BusinessRuleTask> how) {
        return processes.values().stream()
                .flatMap(p -> p.all(BusinessRuleTask.class).stream())
                .filter(how)
                .flatMap(t -> ProcessModel.camunda(t, "decisionRef").stream())
                .collect(Collectors.toSet());
    }

    /** The processes that a process calls. */
    Set<String> calls(String process) {
        return process(process).stream()
                .flatMap(p -> p.all(CallActivity.class).stream())
                .map(c -> String.valueOf(c.getCalledElement()))
                .collect(Collectors.toSet());
    }
}
