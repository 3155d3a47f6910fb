package io.baton.engine.lint;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One rule that a model breaks.
 *
 * @param file resource name of the model
 * @param element id of the node, table or field, or the file itself
 * @param rule kebab-case name of the rule
 * @param severity whether the model is refused for it
 * @param message what is wrong and what would be right, for the process owner
 */
public record Finding(String file, String element, String rule, Severity severity, String message) {

    /** How much a finding weighs: an {@code ERROR} refuses the deployment, {@code ADVICE} is reported only. */
    public enum Severity {
        ERROR,
        ADVICE
    }

    /** Whether it is not the row that is wrong by itself: what it names may have gone, or another table have changed. */
    public boolean isAboutSomethingElse() {
        return rule.equals(KnownWords.RULE) || rule.equals(AgreementsAddUp.RULE);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** As a member of a problem document. */
    public Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("file", file);
        facts.put("element", element);
        facts.put("rule", rule);
        facts.put("severity", severity.name());
        facts.put("message", message);
        return facts;
    }

    public String inWords() {
        return "%s, %s: %s [%s]".formatted(file, element, message, rule);
    }
}
