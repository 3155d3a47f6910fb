package io.baton.engine.lint;

import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Which settings of the engine a model may use; the rest names Java classes, resources or other ways to run code. */
final class AllowedAttributes implements ProcessRule {

    private static final String OLD_ENGINE = "http://activiti.org/bpmn";

    private static final Set<String> ENGINE = Set.of(
            ("versionTag historyTimeToLive isStartableInTasklist candidateStarterGroups candidateStarterUsers initiator"
                            + " asyncBefore asyncAfter exclusive jobPriority taskPriority delegateExpression"
                            + " formRef formRefBinding formRefVersion assignee candidateGroups candidateUsers dueDate"
                            + " followUpDate priority decisionRef decisionRefBinding decisionRefVersion"
                            + " decisionRefVersionTag mapDecisionResult resultVariable calledElementBinding"
                            + " calledElementVersion calledElementVersionTag collection elementVariable"
                            + " errorCodeVariable errorMessageVariable escalationCodeVariable errorMessage"
                            + " variableName variableEvents modelerTemplate modelerTemplateVersion modelerTemplateIcon"
                            + " diagramRelationId")
                    .split(" "));

    /** Attributes without a namespace that elements of the engine's namespace may carry. */
    private static final Set<String> PLAIN = Set.of(
            "name",
            "value",
            "event",
            "delegateExpression",
            "source",
            "target",
            "sourceExpression",
            "businessKey",
            "local",
            "id",
            "variables");

    private static final Map<String, String> REASONS = Map.of(
            "class", "Java classes are not called by name. Name a delegate of the product: ${...Delegate}.",
            "expression", "Expressions do not do work. Name a delegate of the product as delegate expression.",
            "type",
                    "Mail tasks are not served here, external ones only as service tasks. Use a delegate of the product.",
            "topic", "Only an external service task has a topic. Use a delegate of the product.",
            "resource", "Scripts and outside resources are not loaded.",
            "scriptFormat", "Scripts are not run.",
            "formKey", "Embedded and external forms run script in the agent's browser. Bind a Camunda Form (formRef).",
            "variableMappingClass", "Java classes are not called by name. Map variables one by one.",
            "variableMappingDelegateExpression", "Map variables one by one.",
            "formHandlerClass", "Java classes are not called by name.");

    private static final Map<String, String> RULES = Map.of(
            "class", "no-class",
            "variableMappingClass", "no-class",
            "formHandlerClass", "no-class",
            "formKey", "task-form",
            "resource", "no-scripts",
            "scriptFormat", "no-scripts",
            "expression", "step-delegate",
            "type", "step-delegate",
            "topic", "step-delegate");

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        check(model.xml().getDocumentElement(), findings);
    }

    private static void check(Element element, Findings findings) {
        if (AllowedElements.isAllowed(element)) {
            Xml.attributes(element).forEach(attribute -> check(element, attribute, findings));
            Xml.children(element).forEach(child -> check(child, findings));
        }
    }

    private static void check(Element element, Attr attribute, Findings findings) {
        var name = attribute.getLocalName();
        var ofEngine = Xml.CAMUNDA.equals(attribute.getNamespaceURI());
        var onEngine = Xml.CAMUNDA.equals(element.getNamespaceURI());
        var plain = attribute.getNamespaceURI() == null;
        if (ofEngine && isOfRobot(element, name)) {
            return;
        }
        if (OLD_ENGINE.equals(attribute.getNamespaceURI())
                || ofEngine && !ENGINE.contains(name)
                || onEngine && plain && !PLAIN.contains(name)
                || plain && Xml.BPMN.equals(element.getNamespaceURI()) && isScriptLanguage(element, name)) {
            refuse(element, name, findings);
        }
    }

    /** What robots do is judged by {@link RobotSteps}. */
    private static boolean isOfRobot(Element element, String attribute) {
        return element.getLocalName().equals("serviceTask")
                && "external".equals(element.getAttributeNS(Xml.CAMUNDA, "type"))
                && (attribute.equals("type") || attribute.equals("topic"));
    }

    private static boolean isScriptLanguage(Element element, String attribute) {
        return attribute.equals("language")
                || attribute.equals("scriptFormat")
                || attribute.equals("expressionLanguage")
                        && element.getLocalName().equals("definitions");
    }

    private static void refuse(Element element, String attribute, Findings findings) {
        findings.error(
                RULES.getOrDefault(attribute, attribute.endsWith("anguage") ? "no-scripts" : "attribute-allowed"),
                Xml.idOf(element),
                "'" + attribute + "' is not allowed. "
                        + REASONS.getOrDefault(attribute, "Models of this server do without it."));
    }
}
