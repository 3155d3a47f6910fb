package io.baton.survey;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the requester how it was, unless survey-policy.dmn leaves the ticket out or the person was asked lately. */
@Component
class SendSurveyDelegate implements JavaDelegate {

    private final Invitations invitations;

    SendSurveyDelegate(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        invitations.send(execution.getProcessBusinessKey());
    }
}
