package io.baton.engine.lint;

/** One token everywhere: a form is found under its file name, and it is made for this engine. */
final class FormIdentity implements FormRule {

    private static final int NEWEST_SCHEMA = 16;

    @Override
    public void check(FormModel model, Surroundings known, Findings findings) {
        var id = model.id();
        if (!Wording.isToken(id)) {
            findings.error(
                    "form-id", id.isEmpty() ? model.file().fileName() : id, "Give the form an id such as task-work.");
        } else if (!id.equals(model.file().token())) {
            findings.error(
                    "form-id",
                    id,
                    "The id and the file name are the same token. Call the file " + id + ".form, or the form "
                            + model.file().token() + ".");
        }
        if (model.json().path("executionPlatform").asText("").equals("Camunda Cloud")) {
            findings.error("form-platform", id, "The form is made for Camunda 8. Create it for Camunda Platform 7.");
        }
        if (model.json().path("schemaVersion").asInt(NEWEST_SCHEMA) > NEWEST_SCHEMA) {
            findings.advice("form-platform", id, "The form uses a newer schema than Tasklist; look at it there.");
        }
        if (!model.json().path("components").isArray()
                || model.json().path("components").isEmpty()) {
            findings.error("form-components", id, "The form has no component.");
        }
    }
}
