package io.baton.engine.lint;

import io.baton.engine.NodeProperty;
import java.util.Locale;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Extension properties such as {@code ticketState} have one of their legal values. */
final class NodeProperties implements ProcessRule {

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        for (var node : model.nodes()) {
            ProcessModel.properties(node).forEach((name, value) -> {
                if (!value.isBlank()) { // Modeler writes a choice that was left open as an empty value
                    check(node, name, value, known, findings);
                }
            });
        }
    }

    private static void check(FlowNode node, String name, String value, Surroundings known, Findings findings) {
        var property = known.properties().get(name);
        if (property == null) {
            unknown(node, name, known, findings);
        } else if (property.values().isEmpty()) {
            if (!known.hasVariable(value)) {
                findings.error("variable-known", node.getId(), Variables.unknown(value, known));
            }
        } else if (!property.values().contains(value)) {
            wrongValue(node, property, value, findings);
        }
    }

    private static void wrongValue(FlowNode node, NodeProperty property, String value, Findings findings) {
        findings.error(
                "property-value",
                node.getId(),
                "The property '" + property.name() + "' has the value '" + value + "'; it takes "
                        + String.join(", ", property.values()) + ".");
    }

    private static void unknown(FlowNode node, String name, Surroundings known, Findings findings) {
        var names = known.properties().keySet();
        var hint = Wording.didYouMean(name, names);
        if (hint.isEmpty()) {
            findings.advice("property-known", node.getId(), "Nobody reads the property '" + name + "'.");
        } else {
            findings.error(
                    "property-known",
                    node.getId(),
                    "There is no property '" + name.strip().toLowerCase(Locale.ROOT) + "'." + hint);
        }
    }
}
