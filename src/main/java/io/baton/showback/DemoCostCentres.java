package io.baton.showback;

import io.baton.platform.BeforeOpening;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cost centres of the demo company, with budgets by the year. */
@Component
@Profile("demo")
class DemoCostCentres implements BeforeOpening {

    private final CostCentreEditor editor;
    private final CostCentres costCentres;

    DemoCostCentres(CostCentreEditor editor, CostCentres costCentres) {
        this.editor = editor;
        this.costCentres = costCentres;
    }

    @Override
    @Transactional
    public void start() {
        if (costCentres.all().isEmpty()) {
            add("CC-FIN", "Finance", "manager", "60000.00");
            add("CC-IT", "IT", "lead", "120000.00");
            add("CC-MGMT", "Management", "director", null);
            add("CC-SALES", "Sales", "manager", "2000.00");
        }
    }

    private void add(String id, String title, String owner, @Nullable String budget) {
        var amount = budget == null ? null : new BigDecimal(budget);
        editor.save(new CostCentre(id, title, owner, amount, CostCentre.Period.YEAR, null, 0), null);
    }
}
