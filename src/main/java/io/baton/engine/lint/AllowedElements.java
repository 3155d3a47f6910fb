package io.baton.engine.lint;

import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What a model may be made of. A list of what is allowed, since a model is a program: whatever is not on it could run
 * code of its author, reach outside, or would simply not be executed.
 */
final class AllowedElements implements ProcessRule {

    private static final Set<String> BPMN = Set.of(
            ("definitions process collaboration participant messageFlow documentation extensionElements incoming outgoing"
                            + " startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent"
                            + " userTask serviceTask sendTask receiveTask businessRuleTask callActivity subProcess"
                            + " exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway sequenceFlow"
                            + " conditionExpression timerEventDefinition timeDate timeDuration timeCycle"
                            + " messageEventDefinition signalEventDefinition errorEventDefinition"
                            + " escalationEventDefinition terminateEventDefinition linkEventDefinition"
                            + " conditionalEventDefinition condition compensateEventDefinition"
                            + " message signal error escalation multiInstanceLoopCharacteristics loopCardinality"
                            + " completionCondition textAnnotation text association group category categoryValue"
                            + " dataObject dataObjectReference dataStore dataStoreReference dataState source target")
                    .split(" "));

    private static final Set<String> ENGINE =
            Set.of(("properties property inputOutput inputParameter outputParameter in out failedJobRetryTimeCycle"
                            + " executionListener taskListener")
                    .split(" "));

    /** Why the best known of the others are not on the list, and what to use instead. */
    private static final Map<String, Reason> REASONS = Map.ofEntries(
            Map.entry("scriptTask", new Reason("no-scripts", "Scripts are not run. Use a table for a rule.")),
            Map.entry("script", new Reason("no-scripts", "Scripts are not run. Use a variable or a table.")),
            Map.entry("task", new Reason("task-type", "Choose what kind of task this is, such as a user task.")),
            Map.entry("manualTask", new Reason("task-type", "The engine skips a manual task. Make it a user task.")),
            Map.entry(
                    "laneSet", new Reason("no-lanes", "Lanes say nothing to the engine. Give each user task a group.")),
            Map.entry("lane", new Reason("no-lanes", "Lanes say nothing to the engine. Give each user task a group.")),
            Map.entry(
                    "connector", new Reason("no-connectors", "Connectors are not run. Use a delegate of the product.")),
            Map.entry("connectorId", new Reason("no-connectors", "Connectors are not run.")),
            Map.entry(
                    "formData",
                    new Reason("task-form", "Generated forms are not used. Bind a Camunda Form by its id (formRef).")),
            Map.entry("formField", new Reason("task-form", "Generated forms are not used. Bind a Camunda Form.")),
            Map.entry("field", new Reason("no-fields", "Field injection is not used. Set an input parameter.")),
            Map.entry("list", new Reason("plain-values", "A parameter holds one plain value, no list.")),
            Map.entry("map", new Reason("plain-values", "A parameter holds one plain value, no map.")),
            Map.entry(
                    "standardLoopCharacteristics", new Reason("no-loops", "The engine ignores loop markers. Draw it.")),
            Map.entry("import", new Reason("no-imports", "A model stands for itself; it imports nothing.")));

    private record Reason(String rule, String remedy) {}

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        check(model.xml().getDocumentElement(), findings);
    }

    static boolean isAllowed(Element element) {
        var name = element.getLocalName();
        return switch (Xml.namespace(element)) {
            case Xml.BPMN -> BPMN.contains(name);
            case Xml.CAMUNDA -> ENGINE.contains(name);
            default -> !Xml.namespace(element).contains("activiti");
        };
    }

    private static void check(Element element, Findings findings) {
        if (isAllowed(element)) {
            Xml.children(element).forEach(child -> check(child, findings));
            return;
        }
        var name = element.getLocalName();
        var reason = REASONS.getOrDefault(
                name, new Reason("element-allowed", "'" + name + "' is not used in models of this server."));
        findings.error(reason.rule(), Xml.idOf(element), reason.remedy());
    }
}
