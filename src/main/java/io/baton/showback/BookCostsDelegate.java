package io.baton.showback;

import static io.baton.engine.ProcessVariables.COST_CENTRE;
import static io.baton.engine.ProcessVariables.COST_CENTS;
import static io.baton.engine.ProcessVariables.ITEM_ID;
import static io.baton.engine.ProcessVariables.REQUESTER;
import static io.baton.engine.ProcessVariables.RESOLUTION_CODE;

import io.baton.showback.CostDesk.Cost;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes what the request cost to its cost centre, once, unless nothing was delivered. */
@Component
class BookCostsDelegate implements JavaDelegate {

    private final CostDesk desk;

    BookCostsDelegate(CostDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var cost = new Cost(
                execution.getProcessBusinessKey(),
                COST_CENTRE.find(execution).orElse(null),
                COST_CENTS.find(execution).orElse(null),
                ITEM_ID.find(execution).orElse(""),
                REQUESTER.get(execution));
        desk.book(cost, RESOLUTION_CODE.find(execution).orElse(null));
    }
}
