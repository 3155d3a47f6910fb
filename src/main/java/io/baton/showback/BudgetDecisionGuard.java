package io.baton.showback;

import static io.baton.engine.ProcessVariables.BUDGET_APPROVED;
import static io.baton.engine.ProcessVariables.BUDGET_REASON;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses a no to a budget without a reason. */
@Component
@Order(60)
class BudgetDecisionGuard implements StepObserver {

    static final String FORM = "budget-approval";

    @Override
    public void taskCompleting(WorkItem task) {
        if (FORM.equals(task.formId())
                && Boolean.FALSE.equals(task.submitted().get(BUDGET_APPROVED.name()))
                && isBlank(task.submitted().get(BUDGET_REASON.name()))) {
            throw Refusal.invalid(
                    "budget-decision",
                    List.of(new FieldError(BUDGET_REASON.name(), "must say why; the requester reads it.")));
        }
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || value.toString().isBlank();
    }
}
