package io.baton.catalog;

import static io.baton.engine.ProcessVariables.ANSWERED;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the plan which questions of the form are answered, as the ticket has them now. */
@Component
class ReadAnswersDelegate implements JavaDelegate, Writes {

    private final AnsweredQuestions answered;

    ReadAnswersDelegate(AnsweredQuestions answered) {
        this.answered = answered;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ANSWERED.set(execution, answered.of(execution.getProcessBusinessKey()));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(ANSWERED);
    }
}
