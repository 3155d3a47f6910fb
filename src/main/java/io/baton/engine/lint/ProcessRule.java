package io.baton.engine.lint;

/** A rule for BPMN models. */
interface ProcessRule {

    void check(ProcessModel model, Surroundings known, Findings findings);
}
