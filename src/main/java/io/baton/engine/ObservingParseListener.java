package io.baton.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Adds our listeners to every node of every model. They are built-in listeners, so that "skip custom listeners" in
 * Cockpit does not switch them off.
 */
@Component
class ObservingParseListener extends AbstractBpmnParseListener {

    private final StepPublisher publisher;

    ObservingParseListener(StepPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        var properties = new HashMap<String, Map<String, String>>();
        collectProperties(process, properties);
        var ofProcess = propertiesOf(process);
        definition.addBuiltInListener(
                ExecutionListener.EVENTNAME_START,
                (ExecutionListener)
                        execution -> publisher.instanceStarted(new RunningStep(execution, ofProcess, ofProcess)),
                0);
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                execution -> publisher.instanceEnded(new RunningStep(execution, ofProcess, ofProcess)));
        observe(definition, properties, ofProcess);
    }

    private void observe(ScopeImpl scope, Map<String, Map<String, String>> properties, Map<String, String> ofProcess) {
        for (ActivityImpl activity : scope.getActivities()) {
            var own = properties.getOrDefault(activity.getId(), Map.of());
            activity.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> publisher.entered(new RunningStep(execution, own, ofProcess)),
                    0);
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                    execution -> publisher.left(new RunningStep(execution, own, ofProcess)));
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior userTask) {
                observeTask(userTask, own, ofProcess);
            }
            observe(activity, properties, ofProcess);
        }
    }

    private void observeTask(
            UserTaskActivityBehavior userTask, Map<String, String> own, Map<String, String> ofProcess) {
        var task = userTask.getTaskDefinition();
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE, t -> publisher.taskCreated(new RunningTask(t, own, ofProcess)));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_ASSIGNMENT, t -> publisher.taskAssigned(new RunningTask(t, own, ofProcess)));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_COMPLETE, t -> publisher.taskCompleting(new RunningTask(t, own, ofProcess)));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_DELETE, t -> publisher.taskDropped(new RunningTask(t, own, ofProcess)));
    }

    /** Extension properties by node id, read while the XML is at hand. */
    private static void collectProperties(Element element, Map<String, Map<String, String>> byNode) {
        for (Element child : element.elements()) {
            var id = child.attribute("id");
            if (id != null) {
                var own = propertiesOf(child);
                if (!own.isEmpty()) {
                    byNode.put(id, own);
                }
            }
            collectProperties(child, byNode);
        }
    }

    private static Map<String, String> propertiesOf(Element element) {
        var extensions = element.element("extensionElements");
        var properties = extensions == null ? null : extensions.element("properties");
        var values = new HashMap<String, String>();
        if (properties != null) {
            properties.elements("property").stream()
                    .filter(p -> p.attribute("value") != null
                            && !p.attribute("value").isBlank())
                    .forEach(p -> values.put(p.attribute("name"), p.attribute("value")));
        }
        return Map.copyOf(values);
    }
}
