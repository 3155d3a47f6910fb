package io.baton.engine.lint;

/** A rule for DMN tables. */
interface DecisionRule {

    void check(DecisionModel model, Surroundings known, Findings findings);
}
