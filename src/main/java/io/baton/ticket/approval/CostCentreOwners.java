package io.baton.ticket.approval;

import java.util.Optional;

/** Knows who answers for what a cost centre pays; told by the module that keeps the cost centres. */
public interface CostCentreOwners {

    /** @return the person's id; empty where the cost centre is unknown or nobody answers for it */
    Optional<String> ownerOf(String costCentre);
}
