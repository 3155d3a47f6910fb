package io.baton.engine.lint;

import io.baton.engine.ProcessProperties;
import io.baton.engine.ProcessProperties.Known;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Extension properties of nodes and of the process, such as {@code ticketState}, have one of their legal values. */
final class NodeProperties implements ProcessRule {

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        checkProcess(model, findings);
        for (var node : model.nodes()) {
            ProcessModel.properties(node).forEach((name, value) -> {
                if (!value.isBlank()) { // Modeler writes a choice that was left open as an empty value
                    check(node, name, value, known, findings);
                }
            });
        }
    }

    private static void checkProcess(ProcessModel model, Findings findings) {
        var legal = ProcessProperties.known().stream().collect(Collectors.toMap(Known::name, Known::values));
        ProcessModel.properties(model.process()).forEach((name, value) -> {
            var values = legal.get(name);
            if (values == null) {
                unknown(model.id(), name, legal.keySet(), findings);
            } else if (!values.isEmpty() && !values.contains(value)) {
                wrongValue(model.id(), name, value, values, findings);
            }
        });
    }

    private static void check(FlowNode node, String name, String value, Surroundings known, Findings findings) {
        var property = known.properties().get(name);
        if (property == null) {
            unknown(node.getId(), name, known.properties().keySet(), findings);
        } else if (property.values().isEmpty()) {
            if (!known.hasVariable(value)) {
                findings.error("variable-known", node.getId(), Variables.unknown(value, known));
            }
        } else if (!property.values().contains(value)) {
            wrongValue(node.getId(), name, value, property.values(), findings);
        }
    }

    private static void wrongValue(
            String element, String name, String value, Collection<String> legal, Findings findings) {
        findings.error(
                "property-value",
                element,
                "The property '" + name + "' has the value '" + value + "'; it takes " + String.join(", ", legal)
                        + ".");
    }

    private static void unknown(String element, String name, Collection<String> names, Findings findings) {
        var hint = Wording.didYouMean(name, names);
        if (hint.isEmpty()) {
            findings.advice("property-known", element, "Nobody reads the property '" + name + "'.");
        } else {
            findings.error(
                    "property-known",
                    element,
                    "There is no property '" + name.strip().toLowerCase(Locale.ROOT) + "'." + hint);
        }
    }
}
