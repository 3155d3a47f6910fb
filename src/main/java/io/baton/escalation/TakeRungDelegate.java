package io.baton.escalation;

import static io.baton.engine.ProcessVariables.ESCALATION_CALLED;
import static io.baton.engine.ProcessVariables.ESCALATION_FURTHER;
import static io.baton.engine.ProcessVariables.ESCALATION_ID;
import static io.baton.engine.ProcessVariables.ESCALATION_RUNG;
import static io.baton.engine.ProcessVariables.ESCALATION_SUMMARY;
import static io.baton.engine.ProcessVariables.RUNG_ACKNOWLEDGE;
import static io.baton.engine.ProcessVariables.RUNG_ACTION;
import static io.baton.engine.ProcessVariables.RUNG_CALENDAR;
import static io.baton.engine.ProcessVariables.RUNG_NEXT;
import static io.baton.engine.ProcessVariables.RUNG_WAIT;
import static io.baton.engine.ProcessVariables.RUNG_WHOM;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Does what a rung of the escalation ladder says, and finds the people it calls. */
@Component
class TakeRungDelegate implements JavaDelegate, KeepsRecords {

    private final Climb climb;

    TakeRungDelegate(Climb climb) {
        this.climb = climb;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var rung = ESCALATION_RUNG.get(execution);
        var taken = climb.take(
                ESCALATION_ID.get(execution),
                new Climb.Asked(
                        rung,
                        RUNG_ACTION.get(execution),
                        RUNG_WHOM.get(execution),
                        RUNG_ACKNOWLEDGE.get(execution),
                        new Wait(RUNG_WAIT.get(execution), RUNG_CALENDAR.get(execution))));
        ESCALATION_SUMMARY.set(execution, taken.summary());
        ESCALATION_FURTHER.set(execution, null);
        ESCALATION_CALLED.set(execution, String.join(",", taken.asked()));
        RUNG_ACKNOWLEDGE.set(execution, taken.acknowledge());
        RUNG_WAIT.set(execution, taken.within().time());
        RUNG_CALENDAR.set(execution, taken.within().calendar());
        RUNG_NEXT.set(execution, taken.again() || RUNG_NEXT.get(execution));
        ESCALATION_RUNG.set(execution, taken.again() ? rung : rung + 1);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(
                ESCALATION_SUMMARY,
                ESCALATION_FURTHER,
                ESCALATION_CALLED,
                ESCALATION_RUNG,
                RUNG_ACKNOWLEDGE,
                RUNG_WAIT,
                RUNG_CALENDAR,
                RUNG_NEXT);
    }
}
