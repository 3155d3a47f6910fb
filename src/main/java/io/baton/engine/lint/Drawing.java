package io.baton.engine.lint;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;

/** Every node is drawn, so that people see where their ticket stands. */
final class Drawing implements ProcessRule {

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        Set<String> drawn = new HashSet<>();
        for (var shape : model.all(BpmnShape.class)) {
            if (shape.getBpmnElement() != null) {
                drawn.add(shape.getBpmnElement().getId());
            }
        }
        if (drawn.isEmpty()) {
            findings.advice("drawn", model.id(), "The file has no diagram; Cockpit and the portal cannot show it.");
            return;
        }
        model.nodes().stream()
                .filter(node -> !drawn.contains(node.getId()))
                .forEach(node -> findings.advice("drawn", node.getId(), "The node is not in the diagram."));
    }
}
