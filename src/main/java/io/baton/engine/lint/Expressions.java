package io.baton.engine.lint;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.w3c.dom.Element;

/**
 * Expressions read variables, compare and calculate; they never call anything. A rule belongs in a table, work in a
 * delegate. Every place the engine evaluates is looked at, names and documentation of tasks included.
 */
final class Expressions implements ProcessRule {

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    private static final int LONGEST = 500;

    /** Names the engine itself gives a value. */
    static final Set<String> GIVEN = Set.of(
            "execution", "task", "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private static final Set<String> READABLE = Set.of(
            "processBusinessKey",
            "businessKey",
            "processInstanceId",
            "processDefinitionId",
            "currentActivityId",
            "currentActivityName",
            "id",
            "name");
    /** They name a bean, or are refused as such. */
    private static final Set<String> REFERENCES =
            Set.of("delegateExpression", "expression", "variableMappingDelegateExpression");

    private static final Set<String> VARIABLE_NAMES = Set.of(
            "initiator", "errorCodeVariable", "errorMessageVariable", "escalationCodeVariable", "elementVariable");

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        var local = new HashSet<>(GIVEN);
        Xml.walk(
                model.xml().getDocumentElement(),
                element -> Xml.attributes(element).stream()
                        .filter(a -> VARIABLE_NAMES.contains(a.getLocalName()))
                        .forEach(a -> local.add(a.getValue())));
        Xml.walk(
                model.xml().getDocumentElement(),
                element ->
                        evaluated(element, expression -> check(expression, Xml.idOf(element), local, known, findings)));
    }

    /** Everything on the element that the engine might evaluate; delegates are looked at elsewhere. */
    private static void evaluated(Element element, Consumer<String> visitor) {
        var engine = Xml.CAMUNDA.equals(element.getNamespaceURI());
        if (!engine && !Xml.BPMN.equals(element.getNamespaceURI())
                || element.getLocalName().equals("property")) {
            return;
        }
        Xml.attributes(element).stream()
                .filter(a -> !REFERENCES.contains(a.getLocalName()))
                .forEach(a -> visitor.accept(a.getValue()));
        if (!element.getLocalName().equals("text")) {
            visitor.accept(Xml.ownText(element));
        }
    }

    private static void check(String text, String element, Set<String> local, Surroundings known, Findings findings) {
        if (!text.contains("${") && !text.contains("#{")) {
            return;
        }
        if (text.length() > LONGEST) {
            findings.error(
                    "expression-readable",
                    element,
                    "An expression has at most " + LONGEST + " characters; put the rule into a table.");
            return;
        }
        try {
            check(PARSER.build(text).getRoot(), text, element, local, known, findings);
        } catch (TreeBuilderException e) {
            findings.error(
                    "expression-readable", element, "The expression " + text + " cannot be read: " + e.getMessage());
        }
    }

    private static void check(
            Node node, String text, String element, Set<String> local, Surroundings known, Findings findings) {
        if (node instanceof AstMethod || node instanceof AstFunction || node instanceof AstBracket) {
            findings.error(
                    "expression-calls-nothing",
                    element,
                    "The expression " + text + " calls something. Expressions only read variables, compare and"
                            + " calculate; a rule belongs in a table, work in a delegate.");
            return;
        }
        if (node instanceof AstDot) {
            checkProperty(node, text, element, findings);
        }
        if (node instanceof AstIdentifier identifier
                && !local.contains(identifier.getName())
                && !known.hasVariable(identifier.getName())) {
            findings.error("variable-known", element, Variables.unknown(identifier.getName(), known));
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            check(node.getChild(i), text, element, local, known, findings);
        }
    }

    private static void checkProperty(Node node, String text, String element, Findings findings) {
        var property = node.toString().replace(".", "").strip();
        var onEngine = node.getChild(0) instanceof AstIdentifier owner
                && (owner.getName().equals("execution") || owner.getName().equals("task"));
        var deep = node.getChild(0) instanceof AstDot;
        if (onEngine && !READABLE.contains(property)
                || deep
                || property.equals("class")
                || property.toLowerCase(Locale.ROOT).contains("classloader")) {
            findings.error(
                    "expression-calls-nothing",
                    element,
                    "The expression " + text + " reads '" + property + "', which is not a process variable.");
        }
    }
}
