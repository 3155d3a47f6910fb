package io.baton.engine.lint;

import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Every variable that a model names is declared: a misspelt one would be silently empty. */
final class Variables implements ProcessRule {

    private static final Set<String> ATTRIBUTES =
            Set.of("resultVariable", "elementVariable", "collection", "variableName");
    private static final Set<String> GIVEN = Set.of("loopCounter", "nrOfInstances");

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        Xml.walk(model.xml().getDocumentElement(), element -> {
            Xml.attributes(element).stream()
                    .filter(attribute -> namesVariable(element, attribute))
                    .filter(attribute -> !isDeclared(attribute.getValue(), known))
                    .forEach(attribute ->
                            findings.error("variable-known", Xml.idOf(element), unknown(attribute.getValue(), known)));
        });
    }

    static String unknown(String name, Surroundings known) {
        return "The variable '" + name + "' is not in the data dictionary."
                + Wording.didYouMean(name, known.variables())
                + " A variable of your own is declared in the extension property 'variables' of the process.";
    }

    private static boolean namesVariable(Element element, Attr attribute) {
        if (!Xml.CAMUNDA.equals(element.getNamespaceURI())) {
            return Xml.CAMUNDA.equals(attribute.getNamespaceURI())
                    && ATTRIBUTES.contains(attribute.getLocalName())
                    && !isSpread(element, attribute);
        }
        return switch (element.getLocalName()) {
            case "inputParameter", "outputParameter" -> attribute.getLocalName().equals("name");
            case "in", "out" ->
                attribute.getLocalName().equals("source")
                        || attribute.getLocalName().equals("target");
            default -> false;
        };
    }

    /** The one row of a table is spread: its outputs become variables, the result variable goes away. */
    private static boolean isSpread(Element element, Attr attribute) {
        return attribute.getLocalName().equals("resultVariable")
                && References.SPREAD.equals(element.getAttributeNS(Xml.CAMUNDA, "mapDecisionResult"));
    }

    private static boolean isDeclared(String name, Surroundings known) {
        return name.contains("${") || name.contains("#{") || GIVEN.contains(name) || known.hasVariable(name);
    }
}
