package io.baton.ticket.handover;

import static io.baton.engine.ProcessVariables.HAND_OVER;
import static io.baton.engine.ProcessVariables.HAND_OVER_ANSWERED_BY;
import static io.baton.engine.ProcessVariables.HAND_OVER_REASON;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Leaves the work with whoever offered it, and says why. */
@Component
class ReturnWorkDelegate implements JavaDelegate, KeepsRecords {

    private final HandOverAnswers answers;

    ReturnWorkDelegate(HandOverAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answers.returned(
                HAND_OVER.get(execution),
                HAND_OVER_REASON.find(execution).orElse(null),
                HAND_OVER_ANSWERED_BY.find(execution).orElse(null));
    }
}
