package io.baton.engine.lint;

import io.baton.engine.ProcessVariables;

/** Whoever does a step can say that it was not needed; a step nobody needs is found out no other way. */
final class FormFlag implements FormRule {

    private static final String KEY = ProcessVariables.STEP_FLAG.name();

    @Override
    public void check(FormModel model, Surroundings known, Findings findings) {
        var asks = model.components().stream()
                .anyMatch(component -> component.path("key").asText("").equals(KEY)
                        && component.path("type").asText("").equals("checkbox"));
        if (!asks) {
            findings.advice(
                    "form-flag",
                    model.id(),
                    "Add a checkbox with the key '" + KEY
                            + "' and the label \"This step was unnecessary or unclear\".");
        }
    }
}
