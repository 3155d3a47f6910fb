package io.baton.engine.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.w3c.dom.Element;

/** Automatic steps call a delegate of the product, each in a transaction of its own that is repeated when it fails. */
final class Steps implements ProcessRule {

    static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*([a-z][A-Za-z0-9]*)\\s*}");

    private static final String SUFFIX = "Delegate";

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        for (var node : model.nodes()) {
            if ((node instanceof ServiceTask || node instanceof SendTask) && !RobotSteps.isForRobot(node)) {
                checkStep(node, known, findings);
            }
        }
        for (var event : model.all(ThrowEvent.class)) {
            event.getEventDefinitions().stream()
                    .filter(MessageEventDefinition.class::isInstance)
                    .filter(d -> ProcessModel.camunda(d, "delegateExpression").isEmpty())
                    .forEach(d -> missingDelegate(event, findings));
        }
        Xml.walk(model.xml().getDocumentElement(), element -> checkBeans(element, known, findings));
    }

    private static void checkStep(FlowNode node, Surroundings known, Findings findings) {
        var expression = ProcessModel.camunda(node, "delegateExpression");
        if (expression.isEmpty()) {
            if (ProcessModel.camunda(node, "class").isEmpty()) {
                missingDelegate(node, findings);
            }
            return;
        }
        if (!ProcessModel.camunda(node, "asyncBefore").filter("true"::equals).isPresent()) {
            findings.error(
                    "step-async",
                    node.getId(),
                    "Tick 'Asynchronous before', so that the step is repeated by itself when it fails.");
        }
        bean(expression.get())
                .filter(bean -> known.beans().contains(bean) && bean.endsWith(SUFFIX))
                .map(bean -> bean.substring(0, bean.length() - SUFFIX.length()))
                .filter(verb -> !verb.equalsIgnoreCase(Wording.pascalCase(ProcessModel.name(node))))
                .filter(verb -> !startsAlike(verb, ProcessModel.name(node)))
                .ifPresent(verb -> findings.advice(
                        "step-named-like-delegate",
                        node.getId(),
                        "The step is called '" + ProcessModel.name(node) + "' but does '" + verb
                                + "'. Name it after what is done."));
    }

    /** "Close declined request" may well be done by {@code closeTicketDelegate}. */
    private static boolean startsAlike(String verbObject, String name) {
        var words = Wording.words(name);
        return words.length > 0 && verbObject.startsWith(words[0].toLowerCase(Locale.ROOT));
    }

    private static void missingDelegate(FlowNode node, Findings findings) {
        findings.error(
                "step-delegate",
                node.getId(),
                "Choose what the step does: a template of the product, or its delegate as delegate expression.");
    }

    private static void checkBeans(Element element, Surroundings known, Findings findings) {
        for (var attribute : Xml.attributes(element)) {
            if (!attribute.getLocalName().equals("delegateExpression")) {
                continue;
            }
            var bean = bean(attribute.getValue());
            if (bean.isEmpty()) {
                findings.error(
                        "step-delegate",
                        Xml.idOf(element),
                        "'" + attribute.getValue()
                                + "' names no delegate. Write ${nameOfTheDelegate} and nothing else.");
            } else if (!known.beans().contains(bean.get())) {
                findings.error(
                        "step-delegate",
                        Xml.idOf(element),
                        "There is no delegate '" + bean.get() + "'." + Wording.didYouMean(bean.get(), known.beans()));
            }
        }
        if (Xml.CAMUNDA.equals(element.getNamespaceURI())
                && element.getLocalName().endsWith("Listener")
                && !element.hasAttribute("delegateExpression")
                && !element.hasAttribute("class")
                && Xml.children(element).isEmpty()) {
            findings.error("step-delegate", Xml.idOf(element), "A listener names a listener of the product.");
        }
    }

    private static Optional<String> bean(String expression) {
        var matcher = BEAN.matcher(expression.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
