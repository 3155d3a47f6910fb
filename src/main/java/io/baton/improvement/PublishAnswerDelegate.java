package io.baton.improvement;

import static io.baton.engine.ProcessVariables.FEEDBACK_ANSWER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the answer to a feedback beside it, for everybody who works here. */
@Component
class PublishAnswerDelegate implements JavaDelegate {

    private final FeedbackAnswers answers;

    PublishAnswerDelegate(FeedbackAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answers.publish(execution.getProcessBusinessKey(), FEEDBACK_ANSWER.get(execution));
    }
}
