package io.baton.survey;

import static io.baton.engine.ProcessVariables.CALL_BACK_NOTE;
import static io.baton.engine.ProcessVariables.CALL_BACK_OUTCOME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps with the survey, and on the ticket's timeline, what came of the call. */
@Component
class RecordCallBackDelegate implements JavaDelegate {

    private final CallBacks callBacks;

    RecordCallBackDelegate(CallBacks callBacks) {
        this.callBacks = callBacks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        callBacks.close(
                execution.getProcessBusinessKey(),
                CALL_BACK_OUTCOME.get(execution),
                CALL_BACK_NOTE.find(execution).orElse(null));
    }
}
