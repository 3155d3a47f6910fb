package io.baton.showback;

import io.baton.ticket.approval.CostCentreOwners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells approvals who answers for a cost centre. */
@Component
class OwnersOfCostCentres implements CostCentreOwners {

    private final CostCentres costCentres;

    OwnersOfCostCentres(CostCentres costCentres) {
        this.costCentres = costCentres;
    }

    @Override
    public Optional<String> ownerOf(String costCentre) {
        return costCentres.find(costCentre).map(CostCentre::owner);
    }
}
