package io.baton.improvement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells process owners and administrators that a feedback waits too long for its answer. */
@Component
class EscalateFeedbackDelegate implements JavaDelegate {

    private final FeedbackAnswers answers;

    EscalateFeedbackDelegate(FeedbackAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answers.escalate(execution.getProcessBusinessKey());
    }
}
