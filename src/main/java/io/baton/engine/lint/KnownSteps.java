package io.baton.engine.lint;

import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The steps that the product knows by their ids are still there. */
final class KnownSteps implements ProcessRule {

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        known.steps().stream()
                .filter(step -> step.process().equals(model.id()))
                .filter(step -> !(model.bpmn().getModelElementById(step.node()) instanceof UserTask))
                .forEach(step -> findings.error(
                        "known-step",
                        step.node(),
                        "The process '" + step.process() + "' needs a user task with the id '" + step.node()
                                + "': without it " + step.purpose()
                                + ". Name and place of the step are free, its id is not."));
    }
}
