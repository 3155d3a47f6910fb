package io.baton.improvement;

import static io.baton.engine.ProcessVariables.IMPROVEMENT_CHANGE;
import static io.baton.engine.ProcessVariables.IMPROVEMENT_DECISION;
import static io.baton.engine.ProcessVariables.IMPROVEMENT_REASON;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes down what came of a proposal, and tells whoever made it, where that is known. */
@Component
class TellAuthorDelegate implements JavaDelegate {

    private final ImprovementDesk desk;

    TellAuthorDelegate(ImprovementDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var declined = "DECLINE".equals(IMPROVEMENT_DECISION.get(execution));
        desk.end(
                execution.getProcessBusinessKey(),
                declined
                        ? "Not taken up: " + IMPROVEMENT_REASON.find(execution).orElse("")
                        : IMPROVEMENT_CHANGE.get(execution));
    }
}
