package io.baton.engine.lint;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Which way a process goes is drawn in full: no swallowed Java exception, no gateway without an answer. */
final class Outcomes implements ProcessRule {

    private static final Pattern JAVA_CLASS =
            Pattern.compile("([a-z][\\w]*\\.)+[A-Z]\\w*|.*(Exception|Throwable|Refusal)");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        for (var error : model.all(Error.class)) {
            var code = error.getErrorCode() == null ? "" : error.getErrorCode().strip();
            if (JAVA_CLASS.matcher(code).matches() || code.equals("java.lang.Error")) {
                findings.error(
                        "error-code",
                        error.getId(),
                        "The error code '" + code + "' is a Java class; it would swallow failures and refusals. Use the"
                                + " code of an outcome, such as ASSET_NOT_AVAILABLE.");
            } else if (!CODE.matcher(code).matches()) {
                findings.error(
                        "error-code", error.getId(), "Write the error code in capitals, such as ASSET_NOT_AVAILABLE.");
            }
        }
        for (var message : model.all(Message.class)) {
            if (message.getName() == null || message.getName().isBlank()) {
                findings.error("message-name", message.getId(), "Give the message the name by which it is sent.");
            }
        }
        model.all(ExclusiveGateway.class).forEach(gateway -> checkAnswers(gateway, model.outgoing(gateway), findings));
    }

    private static void checkAnswers(ExclusiveGateway gateway, List<SequenceFlow> answers, Findings findings) {
        if (answers.size() < 2) {
            return;
        }
        for (var flow : answers) {
            var isDefault = flow.equals(gateway.getDefault());
            if (flow.getConditionExpression() == null && !isDefault) {
                findings.error(
                        "flow-condition",
                        flow.getId(),
                        "Give the answer '" + ProcessModel.name(flow) + "' a condition, or make it the default flow.");
            }
        }
        if (gateway.getDefault() == null) {
            findings.advice(
                    "flow-default",
                    gateway.getId(),
                    "Make one answer the default flow; without one the process stops when no condition holds.");
        }
    }
}
