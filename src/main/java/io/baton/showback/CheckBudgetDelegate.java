package io.baton.showback;

import static io.baton.engine.ProcessVariables.BUDGET_APPROVED;
import static io.baton.engine.ProcessVariables.BUDGET_FIGURES;
import static io.baton.engine.ProcessVariables.BUDGET_OWNER;
import static io.baton.engine.ProcessVariables.BUDGET_REASON;
import static io.baton.engine.ProcessVariables.COST_CENTRE;
import static io.baton.engine.ProcessVariables.COST_CENTS;
import static io.baton.engine.ProcessVariables.ITEM_ID;
import static io.baton.engine.ProcessVariables.REQUESTER;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import io.baton.showback.CostDesk.Cost;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares what the request costs with what is left of the budget of its cost centre. */
@Component
class CheckBudgetDelegate implements JavaDelegate, Writes {

    private final CostDesk desk;

    CheckBudgetDelegate(CostDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var check = desk.check(new Cost(
                execution.getProcessBusinessKey(),
                COST_CENTRE.find(execution).orElse(null),
                COST_CENTS.find(execution).orElse(null),
                ITEM_ID.find(execution).orElse(""),
                REQUESTER.get(execution)));
        BUDGET_APPROVED.set(execution, check.within());
        BUDGET_OWNER.set(execution, check.owner());
        BUDGET_FIGURES.set(execution, check.reason());
        BUDGET_REASON.set(execution, null);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(BUDGET_APPROVED, BUDGET_OWNER, BUDGET_FIGURES, BUDGET_REASON);
    }
}
