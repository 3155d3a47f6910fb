package io.baton.engine.lint;

/** A rule for forms. */
interface FormRule {

    void check(FormModel model, Surroundings known, Findings findings);
}
