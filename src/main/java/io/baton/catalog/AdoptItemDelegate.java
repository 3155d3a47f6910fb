package io.baton.catalog;

import static io.baton.engine.ProcessVariables.ANSWERS_MISSING;
import static io.baton.engine.ProcessVariables.CATEGORY;
import static io.baton.engine.ProcessVariables.COST_CENTS;
import static io.baton.engine.ProcessVariables.ITEM_CATEGORY;
import static io.baton.engine.ProcessVariables.ITEM_ID;
import static io.baton.engine.ProcessVariables.LICENCE_PRODUCT;
import static io.baton.engine.ProcessVariables.MISSING_INFORMATION;
import static io.baton.engine.ProcessVariables.SUBCATEGORY;
import static io.baton.engine.ProcessVariables.TRIAGED_BY;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes over the catalogue item that a free ask means; what was ordered from the catalogue stays as it is. */
@Component
class AdoptItemDelegate implements JavaDelegate, KeepsRecords {

    private final OrderCompletion orders;

    AdoptItemDelegate(OrderCompletion orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ANSWERS_MISSING.set(execution, false);
        if (ITEM_CATEGORY.find(execution).isPresent()) {
            return;
        }
        var itemId = SUBCATEGORY.find(execution).orElse(null);
        var chosen = TRIAGED_BY.find(execution).isPresent();
        orders.adopt(execution.getProcessBusinessKey(), CATEGORY.find(execution).orElse(null), itemId, chosen)
                .ifPresent(order -> {
                    ITEM_ID.set(execution, order.itemId());
                    COST_CENTS.set(execution, order.costCents());
                    LICENCE_PRODUCT.set(execution, order.licenceProduct());
                    ANSWERS_MISSING.set(execution, order.questions() != null);
                    MISSING_INFORMATION.set(execution, order.questions());
                });
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(ANSWERS_MISSING);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(ITEM_ID, COST_CENTS, LICENCE_PRODUCT, MISSING_INFORMATION);
    }
}
