package io.baton.asset;

import static io.baton.engine.ProcessVariables.ENTITLEMENT;
import static io.baton.engine.ProcessVariables.ENTITLEMENT_REASON;
import static io.baton.engine.ProcessVariables.LICENCE_PRODUCT;
import static io.baton.engine.ProcessVariables.REQUESTER;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps a seat of the licence that the request needs for its ticket, or says that none is free. */
@Component
class ReserveLicenceDelegate implements JavaDelegate, Writes {

    private static final String PURCHASED = "PURCHASED";

    private final SeatReservations reservations;

    ReserveLicenceDelegate(SeatReservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var bought = ENTITLEMENT.find(execution).filter(PURCHASED::equals).isPresent();
        var answer = reservations.reserve(
                LICENCE_PRODUCT.find(execution).orElse(null),
                REQUESTER.get(execution),
                execution.getProcessBusinessKey());
        var kept = answer.outcome() == SeatReservations.Outcome.RESERVED;
        ENTITLEMENT.set(execution, bought && kept ? PURCHASED : answer.outcome().name());
        ENTITLEMENT_REASON.set(execution, answer.reason());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(ENTITLEMENT, ENTITLEMENT_REASON);
    }
}
