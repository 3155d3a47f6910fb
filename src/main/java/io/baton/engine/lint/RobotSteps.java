package io.baton.engine.lint;

import io.baton.engine.RobotTopics;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;

/** A robot does reviewed work only, sees what it needs only, and when it does not come a person is called. */
final class RobotSteps implements ProcessRule {

    private static final String RULE = "robot-step";

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        model.all(ServiceTask.class).stream()
                .filter(RobotSteps::isForRobot)
                .forEach(step -> check(model, step, findings));
    }

    static boolean isForRobot(FlowNode node) {
        return ProcessModel.camunda(node, "type").filter("external"::equals).isPresent();
    }

    private static void check(ProcessModel model, ServiceTask step, Findings findings) {
        var name = ProcessModel.camunda(step, "topic").orElse("");
        var topic = RobotTopics.named(name);
        if (topic.isEmpty() || !topic.get().process().equals(model.id())) {
            findings.error(
                    RULE,
                    step.getId(),
                    "No robot serves the topic '" + name
                            + "' in this process. Reviewed topics are in access/robots.csv: "
                            + String.join(", ", RobotTopics.names()) + ".");
            return;
        }
        var inputs = new TreeSet<String>();
        step.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
                .filter(input -> isIn(input.getDomElement(), step))
                .forEach(input -> inputs.add(input.getCamundaName()));
        if (!topic.get().reads().equals(inputs)) {
            findings.error(
                    RULE,
                    step.getId(),
                    "The robot for '" + name + "' gets these input parameters: "
                            + String.join(", ", topic.get().reads()) + ". Give the step exactly these.");
        }
        if (model.all(BoundaryEvent.class).stream().noneMatch(event -> callsPerson(event, step))) {
            findings.error(
                    RULE,
                    step.getId(),
                    "A robot may never come. Put an interrupting timer on the step that leads to a person.");
        }
    }

    private static boolean isIn(org.camunda.bpm.model.xml.instance.DomElement element, ServiceTask step) {
        for (var at = element; at != null; at = at.getParentElement()) {
            if (step.getId().equals(at.getAttribute("id"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean callsPerson(BoundaryEvent event, ServiceTask step) {
        return event.getAttachedTo().equals(step)
                && event.cancelActivity()
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }
}
