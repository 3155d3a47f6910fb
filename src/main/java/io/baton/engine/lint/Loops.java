package io.baton.engine.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.LoopCardinality;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A way back passes a place where the process waits; otherwise it would run round for ever. */
final class Loops implements ProcessRule {

    private static final int MOST_ROUNDS = 500;

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        var finished = new HashSet<FlowNode>();
        for (var node : model.nodes()) {
            if (!waits(node, known) && runsRound(node, new ArrayList<>(), finished, model, known)) {
                findings.error(
                        "loop-waits",
                        node.getId(),
                        "From here a way leads back without any wait. Put a user task, a message or a timer into the"
                                + " loop.");
                break;
            }
        }
        for (var cardinality : model.all(LoopCardinality.class)) {
            var text = cardinality.getTextContent().strip();
            if (text.matches("\\d+") && (text.length() > 4 || Integer.parseInt(text) > MOST_ROUNDS)) {
                findings.error(
                        "loop-rounds",
                        ProcessModel.nodeOf(cardinality),
                        text + " rounds are too many; " + MOST_ROUNDS + " is the limit.");
            }
        }
    }

    private static boolean runsRound(
            FlowNode node, List<FlowNode> way, Set<FlowNode> finished, ProcessModel model, Surroundings known) {
        if (way.contains(node)) {
            return true;
        }
        if (waits(node, known) || finished.contains(node)) {
            return false;
        }
        way.add(node);
        for (var next : next(node, model)) {
            if (runsRound(next, way, finished, model, known)) {
                return true;
            }
        }
        way.remove(way.size() - 1);
        finished.add(node);
        return false;
    }

    private static boolean waits(FlowNode node, Surroundings known) {
        if (node instanceof CallActivity call) {
            return known.process(String.valueOf(call.getCalledElement())).stream()
                    .anyMatch(called -> called.nodes().stream().anyMatch(Loops::waits));
        }
        return waits(node);
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof EventBasedGateway
                || node instanceof BoundaryEvent event && comesFromOutside(event)
                || node instanceof IntermediateCatchEvent && !isLink(node);
    }

    /** A message; an error may come from the very step it leads back to. */
    private static boolean comesFromOutside(BoundaryEvent event) {
        return event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
    }

    private static boolean isLink(FlowNode node) {
        return !node.getChildElementsByType(LinkEventDefinition.class).isEmpty();
    }

    private static Collection<FlowNode> next(FlowNode node, ProcessModel model) {
        var next = new ArrayList<FlowNode>();
        if (node instanceof SubProcess subProcess) {
            subProcess.getFlowElements().stream()
                    .filter(StartEvent.class::isInstance)
                    .forEach(start -> next.add((FlowNode) start));
        } else {
            model.outgoing(node).forEach(flow -> next.add(flow.getTarget()));
        }
        if (model.outgoing(node).isEmpty() && node.getParentElement() instanceof SubProcess around) {
            model.outgoing(around).forEach(flow -> next.add(flow.getTarget()));
        }
        if (node instanceof IntermediateThrowEvent && isLink(node)) {
            model.all(IntermediateCatchEvent.class).stream()
                    .filter(Loops::isLink)
                    .filter(target -> linkName(target).equals(linkName(node)))
                    .forEach(next::add);
        }
        model.all(BoundaryEvent.class).stream()
                .filter(event -> node.equals(event.getAttachedTo()))
                .forEach(next::add);
        return next;
    }

    private static String linkName(FlowNode node) {
        return String.valueOf(node.getChildElementsByType(LinkEventDefinition.class)
                .iterator()
                .next()
                .getName());
    }
}
