package io.baton.engine.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Only components that Tasklist draws: one unknown component leaves the agent without any form. */
final class FormComponents implements FormRule {

    private static final Set<String> DRAWN = Set.of(
            "text",
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "group",
            "separator",
            "spacer",
            "table",
            "dynamiclist",
            "html",
            "image",
            "button",
            "expression",
            "default");

    private static final Map<String, String> REASONS = Map.of(
            "filepicker", "Tasklist cannot take files and would not show the form at all. Attach files on the ticket.",
            "documentPreview", "Tasklist cannot show documents and would not show the form at all.",
            "iframe", "Other sites are blocked in Tasklist. Write a link into a text component.");

    @Override
    public void check(FormModel model, Surroundings known, Findings findings) {
        for (var component : model.components()) {
            var type = component.path("type").asText("");
            if (!DRAWN.contains(type)) {
                findings.error(
                        "form-components",
                        FormModel.idOf(component),
                        "The component '" + type + "' is not used. "
                                + REASONS.getOrDefault(type, "Tasklist would not show the form."));
            }
            checkMarkup(component, findings);
        }
    }

    private static void checkMarkup(JsonNode component, Findings findings) {
        var text = (component.path("text").asText("")
                        + component.path("content").asText("")
                        + component.path("source").asText("")
                        + component.path("url").asText(""))
                .toLowerCase(Locale.ROOT);
        if (text.contains("<script")
                || text.contains("javascript:")
                || text.contains("<iframe")
                || text.matches("(?s).*<[^>]+\\son[a-z]+\\s*=.*")) {
            findings.error(
                    "form-markup", FormModel.idOf(component), "Text and links only; nothing that runs in the browser.");
        }
    }
}
