package io.baton.ticket.forecast;

import static io.baton.engine.ProcessVariables.EXPECTED_AT;
import static io.baton.engine.ProcessVariables.EXPECTED_HOURS;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Works out when the requester may expect the solution, and why then. */
@Component
class ForecastSolutionDelegate implements JavaDelegate, Writes {

    private static final int UNKNOWN_ITEM_HOURS = 40;

    private final ForecastMoves moves;

    ForecastSolutionDelegate(ForecastMoves moves) {
        this.moves = moves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var expected = moves.foresee(
                execution.getProcessBusinessKey(),
                EXPECTED_HOURS.find(execution).orElse(UNKNOWN_ITEM_HOURS));
        EXPECTED_AT.set(execution, Date.from(expected));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(EXPECTED_AT);
    }
}
