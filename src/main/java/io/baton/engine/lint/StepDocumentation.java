package io.baton.engine.lint;

import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Task;

/** Guidance where the work is done: the documentation of a step is shown to whoever does it. */
final class StepDocumentation implements ProcessRule {

    private static final int SHORTEST = 15;

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        model.nodes().stream()
                .filter(node -> node instanceof Task || node instanceof CallActivity)
                .forEach(node -> check(node, findings));
    }

    private static void check(FlowNode node, Findings findings) {
        var text = ProcessModel.documentation(node);
        if (text.isEmpty()) {
            findings.error(
                    "step-documentation",
                    node.getId(),
                    "Write in the documentation what is to be done and when it is done well; it is shown as help.");
        } else if (text.length() < SHORTEST || text.equalsIgnoreCase(ProcessModel.name(node))) {
            findings.error(
                    "step-documentation",
                    node.getId(),
                    "The documentation '" + text + "' helps nobody. Say what is to be done and when it is done well.");
        }
    }
}
