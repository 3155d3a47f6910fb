package io.baton.engine.lint;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/** Tables and processes that a model refers to are there, and no process calls itself. */
final class References implements ProcessRule {

    /** The mapping under which every output of a table becomes a variable. */
    static final String SPREAD = "singleResult";

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        model.all(BusinessRuleTask.class).forEach(task -> checkDecision(task, known, findings));
        model.all(CallActivity.class).forEach(call -> checkCall(model, call, known, findings));
    }

    private static void checkDecision(BusinessRuleTask task, Surroundings known, Findings findings) {
        var decision = ProcessModel.camunda(task, "decisionRef").orElse("");
        if (!Wording.isToken(decision)) {
            findings.error(
                    "decision-there", task.getId(), "Name the table by its id, such as priority; no expression.");
        } else if (!known.hasDecision(decision)) {
            findings.error(
                    "decision-there",
                    task.getId(),
                    "There is no table '" + decision + "'." + Wording.didYouMean(decision, known.decisionIds()));
        }
        if (ProcessModel.camunda(task, "mapDecisionResult")
                .filter(SPREAD::equals)
                .isPresent()) {
            known.outputsOf(decision).stream()
                    .filter(output -> !known.hasVariable(output))
                    .forEach(
                            output -> findings.error("variable-known", task.getId(), Variables.unknown(output, known)));
        }
        if (ProcessModel.camunda(task, "resultVariable").isEmpty()
                || ProcessModel.camunda(task, "mapDecisionResult").isEmpty()) {
            findings.error(
                    "decision-result",
                    task.getId(),
                    "Say where the answer goes: a result variable, and how it is mapped, such as singleEntry.");
        }
        if (ProcessModel.camunda(task, "decisionRefBinding")
                .filter("deployment"::equals)
                .isPresent()) {
            findings.error("latest-binding", task.getId(), "Bind the table 'latest', so that a changed rule is live.");
        }
    }

    private static void checkCall(ProcessModel model, CallActivity call, Surroundings known, Findings findings) {
        var called = call.getCalledElement() == null ? "" : call.getCalledElement();
        if (!Wording.isToken(called)) {
            findings.error("called-process", call.getId(), "Name the called process by its id; no expression.");
        } else if (known.process(called).isEmpty()) {
            findings.error(
                    "called-process",
                    call.getId(),
                    "There is no process '" + called + "'." + Wording.didYouMean(called, known.processIds()));
        } else if (reaches(called, model.id(), known)) {
            findings.error(
                    "called-process",
                    call.getId(),
                    "'" + called + "' leads back to '" + model.id() + "'; processes would call each other for ever.");
        }
        if (ProcessModel.camunda(call, "calledElementBinding")
                .filter("deployment"::equals)
                .isPresent()) {
            findings.error("latest-binding", call.getId(), "Bind the called process 'latest'.");
        }
        var all = ProcessModel.extensions(call, CamundaIn.class).stream()
                        .anyMatch(in -> "all".equals(in.getCamundaVariables()))
                || ProcessModel.extensions(call, CamundaOut.class).stream()
                        .anyMatch(out -> "all".equals(out.getCamundaVariables()));
        if (all) {
            findings.error("variables-by-name", call.getId(), "Pass variables one by one, not all of them.");
        }
    }

    private static boolean reaches(String from, String target, Surroundings known) {
        Set<String> seen = new HashSet<>();
        var next = new ArrayDeque<>(Set.of(from));
        while (!next.isEmpty()) {
            var at = next.pop();
            if (at.equals(target)) {
                return true;
            }
            if (seen.add(at)) {
                next.addAll(known.calls(at));
            }
        }
        return false;
    }
}
