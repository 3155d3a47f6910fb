package io.baton.escalation;

import static io.baton.engine.ProcessVariables.ACKNOWLEDGED_BY;
import static io.baton.engine.ProcessVariables.ACKNOWLEDGE_NOTE;
import static io.baton.engine.ProcessVariables.ESCALATION_CALLED;
import static io.baton.engine.ProcessVariables.ESCALATION_CAUSE;
import static io.baton.engine.ProcessVariables.ESCALATION_ID;
import static io.baton.engine.ProcessVariables.ESCALATION_OUTCOME;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import io.baton.escalation.Escalation.State;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes down how an escalation ended, and who can name its cause. */
@Component
class SettleEscalationDelegate implements JavaDelegate, KeepsRecords {

    private final Climb climb;

    SettleEscalationDelegate(Climb climb) {
        this.climb = climb;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var by = ACKNOWLEDGED_BY.find(execution).orElse(null);
        var note = ACKNOWLEDGE_NOTE.find(execution).orElse(null);
        var cause = ESCALATION_CAUSE.find(execution).orElse(null);
        var ending = by == null ? Ending.of(State.TOP_REACHED) : Ending.acknowledged(by, note, cause);
        var called = ESCALATION_CALLED
                .find(execution)
                .map(ids -> List.of(ids.split(",")))
                .orElse(List.of());
        var settled = climb.settle(ESCALATION_ID.get(execution), ending, called);
        ESCALATION_OUTCOME.set(execution, settled.how().name());
        ESCALATION_CALLED.set(execution, String.join(",", settled.asked()));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(ESCALATION_OUTCOME, ESCALATION_CALLED);
    }
}
