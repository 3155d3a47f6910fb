package io.baton.ticket.handover;

import static io.baton.engine.ProcessVariables.HAND_OVER;
import static io.baton.engine.ProcessVariables.HAND_OVER_ANSWERED_BY;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the work on a ticket to the team that accepted it. */
@Component
class TakeOverWorkDelegate implements JavaDelegate, KeepsRecords {

    private final HandOverAnswers answers;

    TakeOverWorkDelegate(HandOverAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answers.accepted(HAND_OVER.get(execution), HAND_OVER_ANSWERED_BY.get(execution));
    }
}
