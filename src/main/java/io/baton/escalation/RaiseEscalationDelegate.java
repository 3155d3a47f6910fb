package io.baton.escalation;

import static io.baton.engine.ProcessVariables.ESCALATION_REASON;
import static io.baton.engine.ProcessVariables.ESCALATION_SUBJECT;
import static io.baton.engine.ProcessVariables.ESCALATION_TRIGGER;

import io.baton.engine.KeepsRecords;
import io.baton.ticket.Escalations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calls for more attention: starts the escalation ladder, or joins the one that is climbed already. */
@Component
class RaiseEscalationDelegate implements JavaDelegate, KeepsRecords {

    private final Escalations escalations;

    RaiseEscalationDelegate(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ticket = execution.getProcessBusinessKey();
        escalations.raise(new Escalations.Call(
                ticket,
                ESCALATION_TRIGGER.get(execution),
                ESCALATION_SUBJECT.find(execution).orElse(ticket),
                ESCALATION_REASON.find(execution).orElse(""),
                null));
    }
}
