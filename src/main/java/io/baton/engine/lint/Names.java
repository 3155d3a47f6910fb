package io.baton.engine.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** Names people can read and audits can filter: tasks are verb and object, events object and state, gateways ask. */
final class Names implements ProcessRule {

    private static final int LONGEST = 60;
    private static final Pattern SHOUTING = Pattern.compile("\\p{Lu}{2,}(\\s+\\p{Lu}{2,})+");
    private static final Set<String> EMPTY_VERBS = Set.of("do", "handle", "process", "manage", "perform", "execute");
    private static final Set<String> NO_VERBS = Set.of(
            "a",
            "an",
            "the",
            "my",
            "new",
            "old",
            "next",
            "first",
            "last",
            "and",
            "or",
            "for",
            "of",
            "to",
            "task",
            "step",
            "activity",
            "user",
            "manager",
            "agent",
            "approval",
            "ticket");

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        for (var node : model.nodes()) {
            if (node instanceof Activity) {
                checkActivity(node, findings);
            } else if (node instanceof Event) {
                checkEvent(node, findings);
            } else if (node instanceof Gateway) {
                checkGateway(node, model.outgoing(node), findings);
            }
        }
    }

    private static void checkActivity(FlowNode node, Findings findings) {
        var name = ProcessModel.name(node);
        var words = Wording.words(name);
        if (name.isEmpty()) {
            findings.error(
                    "node-named", node.getId(), "Give the step a name: verb and object, such as 'Assess impact'.");
        } else if (Wording.isPlaceholder(name) || words.length < 2 || name.matches("\\S+\\s\\d+")) {
            refuseTaskName(node, name, findings);
        } else if (!Character.isUpperCase(name.codePointAt(0))
                || SHOUTING.matcher(name).matches()) {
            findings.error(
                    "task-name", node.getId(), "Write '" + name + "' in sentence case, such as 'Assess impact'.");
        } else if (words[0].toLowerCase(Locale.ROOT).endsWith("ing") && words[0].length() > 5
                || NO_VERBS.contains(words[0].toLowerCase(Locale.ROOT))) {
            refuseTaskName(node, name, findings);
        } else if (name.length() > LONGEST) {
            findings.error("task-name", node.getId(), "'" + name + "' is longer than " + LONGEST + " characters.");
        } else {
            advise(node, name, words, findings);
        }
    }

    private static void refuseTaskName(FlowNode node, String name, Findings findings) {
        findings.error(
                "task-name",
                node.getId(),
                "The name '" + name + "' does not say what is done. Write verb and object, such as 'Assess impact'.");
    }

    private static void advise(FlowNode node, String name, String[] words, Findings findings) {
        if (EMPTY_VERBS.contains(words[0].toLowerCase(Locale.ROOT)) && words.length < 3) {
            findings.advice("task-name", node.getId(), "'" + words[0] + "' is an empty verb; say what is really done.");
        }
        var capitals = Arrays.stream(words)
                .skip(1)
                .filter(w -> w.length() > 1
                        && Character.isUpperCase(w.codePointAt(0))
                        && w.chars().skip(1).allMatch(Character::isLowerCase))
                .count();
        if (capitals > 1 && capitals == words.length - 1) {
            findings.advice(
                    "task-name", node.getId(), "Write '" + name + "' in sentence case, such as 'Assess impact'.");
        }
    }

    private static void checkEvent(FlowNode node, Findings findings) {
        var name = ProcessModel.name(node);
        var plain = node instanceof StartEvent || node instanceof EndEvent;
        if (name.isEmpty()) {
            var remedy = "Give the event a name: object and state, such as 'Laptop requested'.";
            if (plain) {
                findings.advice("node-named", node.getId(), remedy);
            } else {
                findings.error("node-named", node.getId(), remedy);
            }
        } else if (Wording.isPlaceholder(name)) {
            findings.error(
                    "event-name",
                    node.getId(),
                    "The name '" + name + "' says nothing. Write object and state, such as 'Laptop requested'.");
        } else if (Wording.words(name).length < 2 && !(node instanceof BoundaryEvent)) {
            findings.advice("event-name", node.getId(), "'" + name + "' names no state; write object and state.");
        }
    }

    private static void checkGateway(FlowNode node, List<SequenceFlow> answers, Findings findings) {
        var asks = (node instanceof ExclusiveGateway || node instanceof InclusiveGateway) && answers.size() > 1;
        if (!asks) {
            return; // joins and parallel gateways explain themselves
        }
        var name = ProcessModel.name(node);
        if (name.isEmpty() || Wording.isPlaceholder(name)) {
            findings.error(
                    "node-named", node.getId(), "Name the gateway with its question, such as 'Risk acceptable?'.");
        } else if (!name.endsWith("?")) {
            findings.error("gateway-name", node.getId(), "'" + name + "' is no question. End it with a question mark.");
        }
        for (var flow : answers) {
            if (ProcessModel.name(flow).isEmpty()) {
                findings.error(
                        "flow-name",
                        flow.getId(),
                        "Name the flow from '" + name + "' with the answer it stands for, such as 'Yes'.");
            }
        }
    }
}
