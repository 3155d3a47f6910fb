package io.baton.engine.lint;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Document;

/** A BPMN file, read once for all rules: as plain XML, and typed. */
record ProcessModel(ModelFile file, Document xml, BpmnModelInstance bpmn, Process process) {

    /** Process-level property in which a process owner declares variables of the model's own. */
    static final String VARIABLES = "variables";

    String id() {
        return process.getId();
    }

    Collection<FlowNode> nodes() {
        return bpmn.getModelElementsByType(FlowNode.class);
    }

    /**
     * The flows that leave a node, by their own source and target as the engine reads them: a node need not list them.
     */
    List<SequenceFlow> outgoing(FlowNode node) {
        return all(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    /** Extension properties of a node or of the process. */
    static Map<String, String> properties(BaseElement element) {
        var properties = new LinkedHashMap<String, String>();
        for (var holder : extensions(element, CamundaProperties.class)) {
            holder.getCamundaProperties()
                    .forEach(p -> properties.put(
                            String.valueOf(p.getCamundaName()),
                            p.getCamundaValue() == null ? "" : p.getCamundaValue()));
        }
        return properties;
    }

    static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        ExtensionElements holder = element.getExtensionElements();
        return holder == null
                ? List.of()
                : List.copyOf(holder.getElementsQuery().filterByType(type).list());
    }

    /** An attribute of the engine's namespace, if it is there and not blank. */
    static Optional<String> camunda(ModelElementInstance element, String attribute) {
        return Optional.ofNullable(element.getAttributeValueNs(Xml.CAMUNDA, attribute))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    /** Id of the node that an event definition, a loop or a listener belongs to. */
    static String nodeOf(ModelElementInstance part) {
        for (var at = part; at != null; at = at.getParentElement()) {
            if (at instanceof FlowElement node) {
                return node.getId();
            }
        }
        return "process";
    }

    static String name(FlowElement element) {
        return element.getName() == null
                ? ""
                : element.getName().replaceAll("\\s+", " ").strip();
    }

    static String documentation(BaseElement element) {
        var text = new StringBuilder();
        element.getDocumentations().forEach(d -> text.append(d.getTextContent()).append(' '));
        return text.toString().strip();
    }
}
