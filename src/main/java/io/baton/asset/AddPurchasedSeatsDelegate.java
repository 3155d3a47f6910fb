package io.baton.asset;

import static io.baton.engine.ProcessVariables.LICENCE_PRODUCT;
import static io.baton.engine.ProcessVariables.PURCHASE_ORDER;
import static io.baton.engine.ProcessVariables.SEATS_BOUGHT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Adds the seats that procurement bought to the licence. */
@Component
class AddPurchasedSeatsDelegate implements JavaDelegate {

    private final LicencePurchases purchases;

    AddPurchasedSeatsDelegate(LicencePurchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        purchases.add(
                LICENCE_PRODUCT.get(execution),
                SEATS_BOUGHT.get(execution),
                PURCHASE_ORDER.get(execution),
                execution.getProcessBusinessKey());
    }
}
