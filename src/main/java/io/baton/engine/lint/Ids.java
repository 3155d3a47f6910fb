package io.baton.engine.lint;

import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;

/**
 * Ids that tell the node: history, decision trail and tests name nodes by id. That an id follows a changed name is advice
 * only, since running instances are carried over to a new version by their ids.
 */
final class Ids implements ProcessRule {

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        model.nodes().forEach(node -> check(node, model.outgoing(node).size() > 1, findings));
    }

    private static void check(FlowNode node, boolean decides, Findings findings) {
        var id = node.getId();
        var example = prefix(node) + Wording.pascalCase(ProcessModel.name(node));
        if (Wording.isGenerated(id)) {
            var message = "The id is made up by a tool. Give it a telling one, such as "
                    + (example.endsWith("_") ? example + "WhatItIs" : example) + ".";
            if (node instanceof Activity || node instanceof Gateway && decides) {
                findings.error("generated-id", id, message);
            } else {
                findings.advice("generated-id", id, message);
            }
        } else if (node instanceof Task && !ProcessModel.name(node).isEmpty() && !example.equalsIgnoreCase(id)) {
            findings.advice("id-from-name", id, "By its name the id would be " + example + ".");
        } else if (!id.startsWith(prefix(node)) && !(node instanceof Event && id.startsWith("Event_"))) {
            findings.advice("id-from-name", id, "Ids of this kind start with " + prefix(node) + ".");
        }
    }

    private static String prefix(FlowNode node) {
        if (node instanceof CallActivity) {
            return "Call_";
        }
        if (node instanceof SubProcess) {
            return "SubProcess_";
        }
        if (node instanceof Gateway) {
            return "Gateway_";
        }
        if (node instanceof StartEvent) {
            return "StartEvent_";
        }
        if (node instanceof EndEvent) {
            return "EndEvent_";
        }
        if (node instanceof BoundaryEvent) {
            return "BoundaryEvent_";
        }
        return node instanceof Event ? "Event_" : "Task_";
    }
}
