package io.baton.asset;

import static io.baton.engine.ProcessVariables.ENTITLEMENT;
import static io.baton.engine.ProcessVariables.ENTITLEMENT_REASON;
import static io.baton.engine.ProcessVariables.PURCHASE_ORDER;
import static io.baton.engine.ProcessVariables.SEATS_BOUGHT;

import io.baton.engine.ProcessVariable;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.util.ArrayList;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses a purchase of licences that does not say how many and by which order, and a no without a reason. */
@Component
@Order(60)
class LicenceDecisionGuard implements StepObserver {

    static final String FORM = "licence-unavailable";

    @Override
    public void taskCompleting(WorkItem task) {
        if (!FORM.equals(task.formId())) {
            return;
        }
        var faults = new ArrayList<FieldError>();
        var decision = String.valueOf(task.submitted().get(ENTITLEMENT.name()));
        if (decision.equals("PURCHASED")) {
            if (!(task.submitted().get(SEATS_BOUGHT.name()) instanceof Integer seats)
                    || seats < 1
                    || seats > LicencePurchases.MOST_SEATS) {
                faults.add(new FieldError(
                        SEATS_BOUGHT.name(),
                        "must be the number of seats that were bought, 1 to " + LicencePurchases.MOST_SEATS + "."));
            }
            require(task, PURCHASE_ORDER, "must name the order, such as PO-2026-0815.", faults);
        } else if (decision.equals("DECLINED")) {
            require(task, ENTITLEMENT_REASON, "must say why; the requester reads it.", faults);
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid("licence-decision", faults);
        }
    }

    private static void require(
            WorkItem task, ProcessVariable<String> variable, String message, ArrayList<FieldError> faults) {
        var value = task.submitted().get(variable.name());
        if (value == null || value.toString().isBlank()) {
            faults.add(new FieldError(variable.name(), message));
        }
    }
}
