package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.EXPECTED_AT;
import static io.baton.engine.ProcessVariables.EXPECTED_HOURS;
import static io.baton.engine.ProcessVariables.ITEM_ID;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Works out when the requester may expect the solution. */
@Component
class ForecastSolutionDelegate implements JavaDelegate, Writes {

    private final Planner planner;

    ForecastSolutionDelegate(Planner planner) {
        this.planner = planner;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var expected = planner.forecast(
                execution.getProcessBusinessKey(),
                ITEM_ID.find(execution).orElse(null),
                EXPECTED_HOURS.find(execution).orElse(40));
        EXPECTED_AT.set(execution, Date.from(expected));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(EXPECTED_AT);
    }
}
