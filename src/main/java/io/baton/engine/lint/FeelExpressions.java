package io.baton.engine.lint;

import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;

/** Cells are FEEL, can be read, and cost little. The engine would only find out when a ticket asks. */
final class FeelExpressions implements DecisionRule {

    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        Xml.walk(model.xml().getDocumentElement(), element -> check(element, findings));
    }

    private static void check(Element element, Findings findings) {
        if (element.hasAttribute("expressionLanguage") && !isFeel(element.getAttribute("expressionLanguage"))) {
            findings.error(
                    "feel-only",
                    Xml.idOf(element),
                    "The language '" + element.getAttribute("expressionLanguage") + "' is not run. Use FEEL.");
            return;
        }
        var problem = switch (String.valueOf(element.getLocalName())) {
            case "inputEntry", "inputValues", "outputValues" -> textOf(element).flatMap(Feel::problemOfTest);
            case "inputExpression", "outputEntry", "defaultOutputEntry", "literalExpression" ->
                textOf(element).flatMap(Feel::problemOfExpression);
            default -> Optional.<String>empty();
        };
        problem.ifPresent(
                what -> findings.error("feel-sane", Xml.idOf(element), "'" + shortened(element) + "' " + what + "."));
    }

    private static boolean isFeel(String language) {
        return language.isBlank() || language.toLowerCase(Locale.ROOT).contains("feel");
    }

    private static Optional<String> textOf(Element element) {
        return Xml.children(element).stream()
                .filter(child -> "text".equals(child.getLocalName()))
                .map(Xml::ownText)
                .findFirst();
    }

    private static String shortened(Element element) {
        var text = textOf(element).orElse("");
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
