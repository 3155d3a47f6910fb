package io.baton.ticket.priority;

import static io.baton.engine.ProcessVariables.OVERRIDE_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the tables decide on the priority again; an override that ended otherwise stays as it is. */
@Component
class EndPriorityOverrideDelegate implements JavaDelegate {

    private final PriorityOverrides overrides;

    EndPriorityOverrideDelegate(PriorityOverrides overrides) {
        this.overrides = overrides;
    }

    @Override
    public void execute(DelegateExecution execution) {
        overrides.end(OVERRIDE_ID.get(execution));
    }
}
